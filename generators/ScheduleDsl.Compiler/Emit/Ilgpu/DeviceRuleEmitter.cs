using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Packing;

namespace ScheduleDsl.Compiler.Emit.Ilgpu;

/// <summary>From a rule to the file with its device kernels.</summary>
public static class DeviceRuleEmitter
{
    private const string Services = DeviceIntrinsics.Services;
    private const string Namespace = "ScheduleDsl.Generated.Devices";

    /// <summary>The class with a rule's kernels, as other generated code names it.</summary>
    public static string ClassOf(string rule) => $"global::{Namespace}.{Name(rule)}";

    /// <summary>Writes the file.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Null where the rule has no lowering, or something in it keeps it from devices: both are reported elsewhere.</returns>
    public static GeneratedSource? Emit(Rule rule)
    {
        if (DeviceLimits.Of(rule).Count > 0)
            return null;
        Kernel kernel;
        DeviceFunctions functions;
        try
        {
            kernel = Lower.Rule(rule, IrType.Float32);
            functions = new DeviceFunctions(rule.Functions, kernel.Graph);
        }
        catch (LoweringException)
        {
            return null;
        }

        SourceWriter writer = TypeScope.NewFile();
        using (writer.Block($"namespace {Namespace}"))
        {
            TypeScope.MarkGenerated(writer);
            using (writer.Block($"internal sealed class {Name(rule.Name)} : {Services}DeviceRule"))
            {
                DeviceOperands operands = new(kernel);
                WriteFacts(writer, rule, kernel, operands);
                WriteUniform(writer, kernel, DeviceIntrinsics.Uniform with { Functions = functions.NameOf });
                functions.Write(writer);
                new DeviceKernelsWriter(kernel, operands).Write(writer);
            }
        }

        return new GeneratedSource(rule.Name + ".Device.g.cs", writer.ToString());
    }

    private static void WriteFacts(SourceWriter writer, Rule rule, Kernel kernel, DeviceOperands operands)
    {
        Graph graph = kernel.Graph;
        IReadOnlyCollection<int> asked = Reach.From(graph.Values, graph.Variants.SelectMany(v => v.Decisions.Select(d => d.Condition)), _ => true);
        bool isKnown = !asked.Any(v => graph.Values[v].Op is Op.State or Op.Reduce or Op.Share);
        bool followsStep = asked.Any(v => graph.Values[v].Op == Op.Step);
        writer.Line($$"""
            public override string Name => {{CSharpText.String(rule.Name)}};

            public override int UniformCount => {{graph.Slots.Count}};

            public override global::System.Collections.Generic.IReadOnlyList<int> WholeSlots => Whole;

            public override bool HasShared => {{Word(LevelWriter.IsNeeded(graph, shared: true))}};

            public override bool HostKnowsVariants => {{Word(isKnown)}};

            public override bool VariantsFollowStep => {{Word(followsStep)}};

            public override global::System.Collections.Generic.IReadOnlyList<int> Memories => MemoryPlaces;

            public override global::ScheduleDsl.CompilerServices.KernelPlan Plan => Steps;

            public override {{Services}}DeviceKernels Load(global::ILGPU.Runtime.Accelerator accelerator, global::System.Collections.Generic.IReadOnlyList<global::System.Type> memories) =>
                ({{Services}}DeviceKernels)global::System.Activator.CreateInstance(typeof(Kernels<{{new string(',', operands.Places.Count - 1)}}>).MakeGenericType([.. memories]), accelerator)!;

            private static readonly int[] MemoryPlaces = [{{string.Join(", ", operands.Places)}}];

            private static readonly int[] Whole = [{{string.Join(", ", Enumerable.Range(0, graph.Slots.Count).Where(slot => IsWhole(graph.Values[graph.Slots[slot]])))}}];

            """);
        PlanWriter.Write(writer, rule, kernel, "private static readonly global::ScheduleDsl.CompilerServices.KernelPlan Steps");
        writer.Line();
    }

    private static void WriteUniform(SourceWriter writer, Kernel kernel, UniformDialect dialect)
    {
        const string parameters = Services + "DeviceHypers hypers, double step, " + Services + "DeviceBlock uniforms)";
        string Leaf(Value value) => HyperLeaf.Write(kernel.Hypers, value);
        using (writer.Block($"private static int Prologue({parameters}"))
            PrologueWriter.Write(writer, kernel, Leaf, ["hypers", "step"], dialect);
        foreach (bool shared in new[] { true, false })
        {
            writer.Line();
            using (writer.Block($"private static void {(shared ? "Shared" : "Local")}(int variant, int level, {parameters}"))
            {
                if (LevelWriter.IsNeeded(kernel.Graph, shared))
                    LevelWriter.Write(writer, kernel, shared, Leaf, dialect);
            }
        }

        writer.Line();
    }

    private static bool IsWhole(Value value) => value.Type is IrType.Int32 or IrType.Bool && !UniformCode.IsFilledByRuntime(value);

    private static string Word(bool value) => value ? "true" : "false";

    private static string Name(string rule) => rule.Replace('.', '_').Replace('+', '_');
}
