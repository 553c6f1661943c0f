using System.Globalization;
using ScheduleDsl.Compiler.Analysis;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the nested class that the runtime calls: facts about the rule, around the members that the backends wrote.</summary>
public static class RuleKernel
{
    /// <summary>Name of the nested class.</summary>
    public const string Name = "CompiledKernel";

    private const string Services = "global::ScheduleDsl.CompilerServices";

    /// <summary>Writes the class; without code its members throw, since the rule's own error is what the user should see.</summary>
    public static void Write(SourceWriter writer, RuleDeclaration rule, KernelCode? code, Traffic traffic)
    {
        using (writer.Block($"internal sealed unsafe class {Name} : {Services}.CompiledRule"))
        {
            writer.Line($"internal static {Name} Instance {{ get; }} = new();");
            writer.Line();
            HyperTable.Write(writer, "Declared", rule.Hypers, rule.Properties);
            writer.Line();
            string states = string.Join(", ", rule.States.Select(s => $"new({CSharpText.String(s.Name)})"));
            writer.Line($$"""
                private static readonly {{Services}}.StateInfo[] DeclaredStates = [{{states}}];

                public override string Name => {{CSharpText.String(rule.Type.FullName)}};

                public override global::System.Collections.Generic.IReadOnlyList<{{HyperTable.InfoType}}> Hypers => Declared;

                public override global::System.Collections.Generic.IReadOnlyList<{{Services}}.StateInfo> States => DeclaredStates;

                public override int UniformCount => {{code?.UniformCount ?? 0}};

                public override int BytesPerElement => {{traffic.Bytes}};

                """);
            HasState(writer, rule, code);
            InitialState(writer, rule);
            writer.Line(code?.Members.TrimEnd() ?? Broken(rule));
        }
    }

    private static void HasState(SourceWriter writer, RuleDeclaration rule, KernelCode? code)
    {
        using (writer.Block("public override bool HasState(int state, global::System.ReadOnlySpan<double> hypers) => state switch", "};"))
        {
            for (int i = 0; i < rule.States.Count; i++)
                writer.Line($"{i} => {code?.StateConditions[i] ?? "true"},");
            writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(state)),");
        }
        writer.Line();
    }

    private static void InitialState(SourceWriter writer, RuleDeclaration rule)
    {
        using (writer.Block("public override double InitialState(int state, global::System.ReadOnlySpan<double> hypers) => state switch", "};"))
        {
            for (int i = 0; i < rule.States.Count; i++)
                writer.Line($"{i} => {Initial(rule, rule.States[i].Initial)},");
            writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(state)),");
        }
        writer.Line();
    }

    private static string Initial(RuleDeclaration rule, Expression initial) => initial switch
    {
        Literal literal => CSharpText.Double(literal.Text),
        HyperReference hyper => $"hypers[{rule.IndexOf(hyper.Name).ToString(CultureInfo.InvariantCulture)}]",
        _ => "0.0",
    };

    private static string Broken(RuleDeclaration rule) => $$"""
        public override int Prologue(global::ScheduleDsl.ElementType elementType, global::System.ReadOnlySpan<double> hypers, double step, global::System.Span<double> uniforms) =>
            throw new global::System.InvalidOperationException({{BuildErrors(rule)}});

        public override void Run(
            global::ScheduleDsl.ElementType elementType, global::ScheduleDsl.Arm arm, int variant, void* parameters, void* gradients, void** states, nint count, double* uniforms) =>
            throw new global::System.InvalidOperationException({{BuildErrors(rule)}});
        """;

    /// <summary>The message of members whose rule did not compile.</summary>
    public static string BuildErrors(RuleDeclaration rule) =>
        CSharpText.String($"The optimizer {rule.Type.FullName} has build errors: see the messages of the build.");
}
