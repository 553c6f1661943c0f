using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>Writes the generated file of an optimizer.</summary>
public static class RuleSource
{
    /// <param name="rule">The class as declared.</param>
    /// <param name="packed">The bound rule as text; null where the body is wrong.</param>
    /// <param name="code">What the backends wrote; null where the body is wrong: the members exist and throw.</param>
    public static GeneratedSource Write(RuleDeclaration rule, PackedText? packed, KernelCode? code)
    {
        SourceWriter writer = TypeScope.NewFile(code?.Usings);
        string[] cost = code is null ? [] : [.. CostRemarks.Lines(code.Cost)];
        using (TypeScope.Beside(writer, rule.Type))
        {
            using (TypeScope.Inside(writer, rule.Type, code is null ? [] : [.. ComposedApply.Remarks(rule.Composed), .. cost], packed))
            {
                HyperProperties.Write(writer, rule);
                Apply(writer, rule);
                foreach (PartCall part in rule.Parts)
                    PartMembers.Write(writer, part, () => Begin(writer, rule));
                For(writer, rule, cost, isBroken: code is null);
                RuleKernel.Write(writer, rule, code);
            }
            writer.Line();
            SettingsRecord.Write(writer, rule);
        }
        return GeneratedSource.For(rule.Type, writer.ToString());
    }

    private static void Apply(SourceWriter writer, RuleDeclaration rule)
    {
        bool startsAtZero = rule.Composed is not null || StartsAtZero(rule);
        if (!startsAtZero)
            writer.Line("private bool hasBeenApplied;").Line();
        if (rule.Composed is { } composed)
            ComposedApply.Fields(writer, composed);

        writer.Line("""
            /// <summary>Updates one weight by running the rule's own body: the reference that every compiled loop agrees with to the bit.</summary>
            /// <param name="parameter">The weight.</param>
            /// <param name="gradient">Its gradient.</param>
            /// <param name="step">The step number, from 1. An instance keeps the state of one weight, so steps come in order.</param>
            """);
        foreach (Input input in rule.FurtherInputs)
            writer.Line($"/// <param name=\"{input.Name}\">The input of that name: {(input.Kind == InputKind.Scalar ? "one value for the run" : "the weight's own")}.</param>");
        writer.Line("/// <returns>The weight's new value.</returns>");
        string parameters = string.Concat(rule.FurtherInputs.Select(i => ", " + InputText.Parameter(i)));
        string arguments = string.Concat(rule.FurtherInputs.Select(i => ", " + CSharpText.Identifier(i.Name)));
        using (writer.Block($"public float Apply(float parameter, float gradient, long step{parameters})"))
        {
            if (rule.Composed is { } parts)
            {
                ComposedApply.Body(writer, parts);
            }
            else if (rule.UpdateMethod is null)
            {
                writer.Line(RuleKernel.Throw(rule));
            }
            else
            {
                Begin(writer, rule);
                writer.Line($"return {rule.UpdateMethod}(parameter, gradient{arguments});");
            }
        }
        writer.Line();
    }

    private static void Begin(SourceWriter writer, RuleDeclaration rule)
    {
        if (!StartsAtZero(rule))
            Start(writer, rule);
        writer.Line("global::ScheduleDsl.CompilerServices.OneWeight.SetStep(step);");
    }

    /// <summary>Whether no field needs a value before the first step.</summary>
    internal static bool StartsAtZero(RuleDeclaration rule) => rule.States.All(s => s.Initial is Literal { Text: "0" } && !IsOfList(s));

    private static bool IsOfList(State state) => state.Name.IndexOf('.') >= 0;

    /// <summary>Gives the states their first values, once.</summary>
    internal static void Start(SourceWriter writer, RuleDeclaration rule)
    {
        using (writer.Block("if (!hasBeenApplied)"))
        {
            writer.Line("hasBeenApplied = true;");
            // The numbers of a list are states that begin alike.
            foreach (IGrouping<string, State> field in rule.States.GroupBy(s => s.Name.Split('.')[0]))
            {
                State state = field.First();
                string value = state.Initial switch
                {
                    Literal literal => CSharpText.Double(literal.Text),
                    HyperReference hyper => CSharpText.Identifier(hyper.Name),
                    _ => "0.0",
                };
                string first = IsOfList(state) ? $"new global::ScheduleDsl.ScalarList({field.Count()}, {value})"
                    : state.Type == IrType.Float32 ? "(float)" + value
                    : value;
                writer.Line($"{CSharpText.Identifier(field.Key)} = {first};");
            }
        }
    }

    // The cost stands here too: editors show the first remarks of a type, which are the user's where there are any.
    private static void For(SourceWriter writer, RuleDeclaration rule, string[] cost, bool isBroken)
    {
        string settings = rule.Type.GlobalNameBeside(rule.SettingsName);
        writer.Line("/// <summary>Starts a run of this optimizer over a table of parameters.</summary>");
        TypeScope.Remarks(writer, cost);
        writer.Line($"""
            /// <param name="parameters">What is trained.</param>
            /// <param name="settings">Numbers and schedules; the declared defaults where null.</param>
            /// <param name="options">Threads, precision and the like.</param>
            public static global::ScheduleDsl.OptimizerRun For(
                global::ScheduleDsl.ParameterTable parameters, {settings}? settings = null, global::ScheduleDsl.RunOptions? options = null) =>
            """);
        using (writer.Indented())
        {
            writer.Line(isBroken
                ? RuleKernel.Throw(rule)
                : $"global::ScheduleDsl.OptimizerRun.Create(parameters, settings ?? new {settings}(), options);");
        }
        writer.Line();
    }
}
