using System;
using System.Collections.Generic;
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

    /// <summary>The variants of the optimizers that have a hyperparameter of this role.</summary>
    public static TheoryData<string, string> With(HyperRole role) => Those(hypers => hypers.Any(hyper => hyper.Role == role));

    /// <param name="rate">
    /// The learning rate as JSON: a number or a schedule, for rules whose rate is the size of a step. Those whose usual rate is of the order
    /// of 1 are given that.
    /// </param>
    public OptimizerSettings Settings(string rate, double weightDecay = 0)
    {
        List<string> settings = [];
        foreach (HyperInfo hyper in HypersOf(Registry.FindOptimizer(Optimizer)))
        {
            string? value = hyper.Role == HyperRole.LearningRate ? (hyper.Default < 0.1 ? rate : null)
                : hyper.Role == HyperRole.WeightDecay ? FormattableString.Invariant($"{weightDecay:R}")
                : ChangedValue(hyper);
            if (value is not null)
                settings.Add($"\"{hyper.Name}\": {value}");
        }

        return Registry.ReadSettings(Optimizer, "{" + string.Join(", ", settings) + "}");
    }

    private static TheoryData<string, string> Those(Func<IReadOnlyList<HyperInfo>, bool> condition)
    {
        TheoryData<string, string> all = [];
        foreach (OptimizerEntry entry in Registry.Optimizers.Where(o => o.Type.Assembly == typeof(Scalar).Assembly && condition(HypersOf(o))))
        {
            foreach (string changed in HypersOf(entry).SelectMany(Changes).Prepend(""))
                all.Add(entry.Name, changed);
        }

        return all;
    }

    private static IReadOnlyList<HyperInfo> HypersOf(OptimizerEntry entry) => CompiledRules.Of(entry.CreateSettings()).Hypers;

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
