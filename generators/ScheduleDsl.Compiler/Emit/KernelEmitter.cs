using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.Emit.Simd;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>Writes the part of a generated <c>CompiledRule</c> that computes: prologue, loops, states.</summary>
public static class KernelEmitter
{
    private static readonly IrType[] Precisions = [IrType.Float32, IrType.Float64];

    /// <summary>Using directives that a file with kernels needs: short names for what is on every line of a vector loop.</summary>
    public static string Usings { get; } = string.Join("\n", new[] { 128, 256, 512 }.Select(bits =>
        $"using {SimdIntrinsics.Alias(bits)} = global::System.Runtime.Intrinsics.Vector{bits};"));

    /// <summary>The arms that loops are written for, the reference first.</summary>
    public static IReadOnlyList<string> Arms { get; } = [.. Backends.All.Select(b => b.Arm)];

    /// <summary>The arms whose loops serve some arms in a precision.</summary>
    public static IReadOnlyList<string> Serving(IReadOnlyCollection<string> arms, IrType real) => [.. Backends.Serving(Backends.All.Where(b => arms.Contains(b.Arm)), real).Select(b => b.Arm)];

    /// <summary>The rule lowered for every precision that it is emitted in, float32 first.</summary>
    /// <exception cref="LoweringException">The rule has no lowering; the message is for its author.</exception>
    public static IReadOnlyList<Kernel> Kernels(Rule rule) => [.. Precisions.Select(p => Lower.Rule(rule, p))];

    /// <summary>Finds out whether a rule has loops. What one vector width refuses all refuse, so one is written.</summary>
    /// <exception cref="LoweringException">The rule has no lowering; the message is for its author.</exception>
    public static void Check(Rule rule)
    {
        foreach (Kernel kernel in Kernels(rule))
            Write(new SourceWriter(), kernel, [Backends.Vectors[0].Arm]);
    }

    /// <summary>The members of the class that derives from <c>CompiledRule</c>, all but Name, Hypers and States.</summary>
    /// <exception cref="LoweringException">The rule has no lowering; the message is for its author.</exception>
    public static void Write(SourceWriter writer, Rule rule) => Write(writer, rule, Kernels(rule));

    /// <summary>The same from <see cref="Kernels"/> that are at hand.</summary>
    public static void Write(SourceWriter writer, Rule rule, IReadOnlyList<Kernel> kernels)
    {
        writer.Line($"public override int UniformCount => {kernels.Max(k => k.Graph.Slots.Count)};");
        writer.Line();
        if (rule.View != MatrixView.FirstAxis)
            writer.Line($"public override global::ScheduleDsl.MatrixView View => global::ScheduleDsl.MatrixView.{rule.View};").Line();
        if (rule.Ranks is { } ranks)
            writer.Line($"public override (int Least, int Most) Ranks => ({ranks.Least}, {ranks.Most});").Line();
        StateMembers.WriteInputs(writer, rule);
        StateMembers.WriteOutputs(writer, rule);
        StateMembers.WriteBlocks(writer, rule);
        StateMembers.WriteDirections(writer, rule);
        StateMembers.Write(writer, rule);
        writer.Line();
        PlanWriter.Write(writer, rule, kernels);
        writer.Line();
        using (writer.Block("public override int Prologue(global::ScheduleDsl.ElementType precision, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)"))
        {
            foreach (Kernel kernel in kernels)
                writer.Line($"if (precision == global::ScheduleDsl.ElementType.{kernel.Real}) return Prologue{kernel.Real}(hypers, step, uniforms);");
            writer.Line("throw new global::System.ArgumentOutOfRangeException(nameof(precision));");
        }
        writer.Line();
        WriteLevels(writer, kernels, shared: false);
        WriteLevels(writer, kernels, shared: true);
        WriteRun(writer, kernels);
        foreach (Kernel kernel in kernels)
        {
            writer.Line();
            Write(writer, kernel, Arms);
        }
    }

    /// <summary>One precision's prologue, and its loops for some of the arms.</summary>
    /// <param name="arms">Names out of <see cref="Arms"/>.</param>
    public static void Write(SourceWriter writer, Kernel kernel, IReadOnlyCollection<string> arms)
    {
        using (writer.Block($"private static int Prologue{kernel.Real}(global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)"))
            PrologueWriter.Write(writer, kernel, v => HyperLeaf.Write(kernel.Hypers, v), ["hypers", "step"], UniformDialect.Host);
        IReadOnlyList<IBackend> backends = Backends.Serving(Backends.All.Where(b => arms.Contains(b.Arm)), kernel.Real);
        LoopMethods methods = new(kernel, backends);
        foreach (IBackend backend in backends)
        {
            writer.Line();
            methods.Write(writer, backend);
        }
    }

    private static void WriteLevels(SourceWriter writer, IReadOnlyList<Kernel> kernels, bool shared)
    {
        if (!kernels.Any(k => LevelWriter.IsNeeded(k.Graph, shared)))
            return;
        string name = shared ? "Shared" : "Local";
        const string parameters = "global::System.ReadOnlySpan<double> hypers, double step, double* uniforms)";
        using (writer.Block($"public override void {name}(global::ScheduleDsl.ElementType precision, int variant, int level, {parameters}"))
        {
            foreach (Kernel kernel in kernels)
                writer.Line($"if (precision == global::ScheduleDsl.ElementType.{kernel.Real}) {name}{kernel.Real}(variant, level, hypers, step, uniforms);");
        }
        writer.Line();
        foreach (Kernel kernel in kernels)
        {
            using (writer.Block($"private static void {name}{kernel.Real}(int variant, int level, {parameters}"))
                LevelWriter.Write(writer, kernel, shared, v => HyperLeaf.Write(kernel.Hypers, v), UniformDialect.Host);
            writer.Line();
        }
    }

    private static void WriteRun(SourceWriter writer, IReadOnlyList<Kernel> kernels)
    {
        writer.Line("public override global::ScheduleDsl.CompilerServices.LoopMemory TakesMemory => global::ScheduleDsl.CompilerServices.LoopMemory.BFloat16;");
        writer.Line();
        using (writer.Block("public override void Run(global::ScheduleDsl.ElementType precision, global::ScheduleDsl.Arm arm, global::ScheduleDsl.CompilerServices.LoopMemory memory, int loop, void** tensors, nint count, nint span, double* uniforms, double* partials)"))
        using (writer.Block("switch (precision, arm, memory)"))
        {
            foreach (Kernel kernel in kernels)
            {
                foreach (IBackend backend in Backends.All)
                {
                    foreach ((string memory, string arguments) in MemoryTypes.Combinations(kernel))
                    {
                        writer.Line($"case (global::ScheduleDsl.ElementType.{kernel.Real}, global::ScheduleDsl.Arm.{backend.Arm}, global::ScheduleDsl.CompilerServices.LoopMemory.{memory}): "
                            + $"{LoopMethods.ClassName(kernel.Real, Backends.Serving(backend, kernel.Real).Arm)}{arguments}.Run(loop, tensors, count, span, uniforms, partials); break;");
                    }
                }
            }
            writer.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(arm), (precision, arm, memory), \"no such loops\");");
        }
    }
}
