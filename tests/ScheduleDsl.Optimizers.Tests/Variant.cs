using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.CompilerServices;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>A built-in with its defaults, or with one thing about it changed: the name of a hyperparameter, or <c>Name=Member</c>.</summary>
internal sealed record Variant(string Optimizer, string Changed)
{
    /// <summary>
    /// Every optimizer of the library, found by its attribute: as it is, with each flag turned, each member of each enum, and with
    /// momentum where it has none by default.
    /// </summary>
    public static TheoryData<string, string> All() => Those(_ => true);

    /// <summary>The variants of the optimizers that have a hyperparameter of this role, but for some.</summary>
    public static TheoryData<string, string> With(HyperRole role, params string[] except) =>
        Those(rule => rule.Hypers.Any(hyper => hyper.Role == role) && !except.Contains(rule.GetType().DeclaringType!.Name));

    /// <summary>The variants of the optimizers that need nothing but gradients.</summary>
    /// <param name="except">Changes to leave out.</param>
    public static TheoryData<string, string> OfGradientsAlone(params string[] except) => Those(rule => rule.Inputs.Count == 0, except);

    /// <summary>Those of them whose body runs weight by weight: no operation takes whole matrices.</summary>
    public static TheoryData<string, string> OfSingleWeights() =>
        Those(rule => rule.Inputs.Count == 0 && !rule.Plan(ElementType.Float32).Variants.SelectMany(v => v.Steps).OfType<MatrixStep>().Any());

    /// <param name="rate">The learning rate of rules for which it is the size of a step. Those whose usual rate is of the order of 1 get that.</param>
    /// <param name="weightDecay">Every decay.</param>
    /// <param name="steps">Where the rate falls to 0, in a straight line; null for a constant rate.</param>
    public OptimizerSettings Settings(double rate, double weightDecay = 0, int? steps = null)
    {
        List<string> settings = [];
        foreach (HyperInfo hyper in RuleOf(Registry.FindOptimizer(Optimizer)).Hypers)
        {
            string? value = hyper.Role == HyperRole.LearningRate ? Rate(hyper.Default < 0.1 ? rate : hyper.Default, steps)
                // A rule that finds its rate begins far enough for the decay of a few steps to show, and does not take that for a slope without end.
                : hyper.Name == "InitialDistance" && weightDecay > 0 ? "0.001"
                : hyper.Name == "Growth" && weightDecay > 0 ? "1.02"
                : hyper.Role == HyperRole.WeightDecay ? Text(weightDecay)
                : ChangedValue(hyper);
            if (value is not null)
                settings.Add($"\"{hyper.Name}\": {value}");
        }

        return Registry.ReadSettings(Optimizer, "{" + string.Join(", ", settings) + "}");
    }

    private static string Rate(double rate, int? steps) =>
        steps is null ? Text(rate) : $$"""{ "Schedule": "Linear", "Peak": {{Text(rate)}}, "Steps": {{steps}} }""";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static TheoryData<string, string> Those(Func<CompiledRule, bool> condition, params string[] except)
    {
        TheoryData<string, string> all = [];
        foreach (OptimizerEntry entry in Registry.Optimizers.Where(o => o.Type.Assembly == typeof(Scalar).Assembly && condition(RuleOf(o))))
        {
            foreach (string changed in RuleOf(entry).Hypers.SelectMany(Changes).Except(except).Prepend(""))
                all.Add(entry.Name, changed);
        }

        return all;
    }

    private static CompiledRule RuleOf(OptimizerEntry entry) => CompiledRules.Of(entry.CreateSettings());

    private static IEnumerable<string> Changes(HyperInfo hyper) => hyper.Kind switch
    {
        HyperKind.Bool => [hyper.Name],
        HyperKind.Enum => hyper.EnumNames!.Where((name, i) => name.Length > 0 && i != hyper.Default).Select(name => $"{hyper.Name}={name}"),
        _ when hyper.Role == HyperRole.Momentum && hyper.Default == 0 => [hyper.Name],
        _ => [],
    };

    private string? ChangedValue(HyperInfo hyper) => hyper.Kind switch
    {
        HyperKind.Enum when Changed.StartsWith(hyper.Name + "=", StringComparison.Ordinal) => $"\"{Changed[(hyper.Name.Length + 1)..]}\"",
        _ when hyper.Name != Changed => null,
        HyperKind.Bool => hyper.Default == 0 ? "true" : "false",
        _ => "0.9",
    };
}
