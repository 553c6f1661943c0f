using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Composition;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>An optimizer or a modifier: its author's words, its settings and states, what it costs, what it has been compared with.</summary>
internal static class OptimizerArticle
{
    public static IEnumerable<string> Of(DslType type, GoldenResults? golden)
    {
        IEnumerable<string> own = type.Kind == DslKind.Optimizer ? OfRule(type, type.Unit<Rule>()) : OfModifier(type, type.Unit<Modifier>());
        return [.. Article.Words(type), .. own, .. golden is null ? Enumerable.Empty<string>() : [golden.Text(type)]];
    }

    /// <summary>A step of a rule in words.</summary>
    public static string Cost(Rule rule) => CostRemarks.Words(CostRange.Of(Lower.Rule(rule, IrType.Float32)));

    private static IEnumerable<string> OfRule(DslType type, Rule rule) =>
    [
        .. Settings(type, rule.Hypers),
        .. MemoryList.Of(rule.States, [.. rule.FurtherInputs], new ExpressionWords(type, rule.Hypers, rule.Functions)),
        .. rule.Evaluation.Count > 0 ? ["Evaluation uses weights of its own: `run.EvaluationWeights()`."] : System.Array.Empty<string>(),
        $"Cost of a step: {Cost(rule)}.",
    ];

    private static IEnumerable<string> OfModifier(DslType type, Modifier modifier)
    {
        Input[] inputs = [.. modifier.Parts.SelectMany(p => p.Inputs).Where(i => i.Kind is InputKind.Element or InputKind.Scalar).DistinctBy(i => i.Name)];
        return
        [
            $"Stage `{modifier.Stage}`. It changes {string.Join(", ", modifier.Parts.Select(Changed))}.",
            .. Settings(type, modifier.Hypers),
            .. MemoryList.Of(modifier.States, inputs, new ExpressionWords(type, modifier.Hypers, modifier.Functions)),
            $"Cost of a step over plain descent: {Cost(Compose.OverPlainDescent(modifier))}.",
        ];
    }

    private static IEnumerable<string> Settings(DslType type, IReadOnlyCollection<Hyper> hypers) => hypers.Count > 0 ? [HyperTable.Of(type, hypers)] : [];

    private static string Changed(Part part) => part.Kind switch
    {
        PartKind.Gradient => "the gradient",
        PartKind.Parameter => "the parameter",
        PartKind.Gate => "whether the update is applied",
        PartKind.StoredGradient => "what the gradient's memory holds after the step",
        PartKind.Output => "what the run's output of its name holds",
        _ => "the weights that evaluation uses",
    };
}
