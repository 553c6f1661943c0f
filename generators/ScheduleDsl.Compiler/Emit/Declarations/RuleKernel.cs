using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the nested class that the runtime calls: facts about the rule, around the members that the backends wrote.</summary>
public static class RuleKernel
{
    /// <summary>Name of the nested class.</summary>
    public const string Name = "CompiledKernel";

    /// <summary>Name of the nested class that computes the weights for evaluation.</summary>
    public const string EvaluationName = "EvaluationKernel";

    private const string Services = "global::ScheduleDsl.CompilerServices";

    /// <summary>Writes the class; without code its members throw, since the rule's own error is what the user should see.</summary>
    public static void Write(SourceWriter writer, RuleDeclaration rule, KernelCode? code)
    {
        Write(writer, Name, rule, code, code?.Members);
        if (code?.Evaluation is { } evaluation)
            Write(writer, EvaluationName, rule, code, evaluation);
    }

    private static void Write(SourceWriter writer, string name, RuleDeclaration rule, KernelCode? code, string? members)
    {
        using (writer.Block($"internal sealed unsafe class {name} : {Services}.CompiledRule"))
        {
            string states = string.Join(", ", rule.States.Select(s => $"new({CSharpText.String(s.Name)}{(s.Space == StateSpace.Element ? "" : $", global::ScheduleDsl.StateSpace.{s.Space}")})"));
            writer.Line($$"""
                internal static {{name}} Instance { get; } = new();

                public override string Name => {{CSharpText.String(rule.Type.FullName)}};

                public override global::System.Collections.Generic.IReadOnlyList<{{HyperTable.InfoType}}> Hypers => Declared;

                public override global::System.Collections.Generic.IReadOnlyList<{{Services}}.StateInfo> States => DeclaredStates;

                public override int BytesPerElement => {{code?.Cost.Most.Bytes ?? 0}};

                private static readonly {{Services}}.StateInfo[] DeclaredStates = [{{states}}];

                """);
            if (name == Name && code?.Evaluation is not null)
                writer.Line($"public override {Services}.CompiledRule? Evaluation => {EvaluationName}.Instance;").Line();
            if (name == Name)
            {
                rule.Advice.Write(writer);
                DeclaredFallback.Write(writer, rule.Fallbacks);
            }
            HyperTable.Write(writer, rule.Type.Name, rule.Hypers, rule.Properties);
            writer.Line();
            writer.Line(members?.TrimEnd() ?? Broken(rule));
        }
    }

    private static string Broken(RuleDeclaration rule) => $$"""
        public override int UniformCount => 0;

        public override bool HasState(int state, global::System.ReadOnlySpan<double> hypers, in {{Services}}.TensorFacts facts) => false;

        public override double InitialState(int state, global::System.ReadOnlySpan<double> hypers) => 0;

        public override {{Services}}.KernelPlan Plan(global::ScheduleDsl.ElementType precision) =>
            {{Throw(rule)}}

        public override int Prologue(
            global::ScheduleDsl.ElementType precision, global::System.ReadOnlySpan<double> hypers, double step, double* uniforms) =>
            {{Throw(rule)}}

        public override void Run(
            global::ScheduleDsl.ElementType precision, global::ScheduleDsl.Arm arm, global::ScheduleDsl.CompilerServices.LoopMemory memory, int loop,
            void** tensors, nint count, nint span, double* uniforms, double* partials) =>
            {{Throw(rule)}}
        """;

    /// <summary>What the body of a member does whose rule did not compile.</summary>
    public static string Throw(RuleDeclaration rule) =>
        $"throw new global::System.InvalidOperationException({CSharpText.String($"The {rule.Noun} {rule.Type.FullName} has build errors: see the messages of the build.")});";
}
