using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>A built-in with its defaults, or with one thing about it changed.</summary>
internal sealed record Variant(string Optimizer, string Changed)
{
    /// <summary>
    /// Every optimizer of the library, found by its attribute: as it is, with each flag turned, and with momentum where it has
    /// none by default.
    /// </summary>
    public static TheoryData<string, string> All()
    {
        TheoryData<string, string> all = [];
        foreach (OptimizerEntry entry in Registry.Optimizers.Where(o => o.Type.Assembly == typeof(Scalar).Assembly))
        {
            all.Add(entry.Name, "");
            foreach (HyperInfo hyper in CompiledRules.Of(entry.CreateSettings()).Hypers)
            {
                if (hyper.Kind == HyperKind.Bool || (hyper.Role == HyperRole.Momentum && hyper.Default == 0))
                    all.Add(entry.Name, hyper.Name);
            }
        }

        return all;
    }

    /// <param name="rate">The learning rate as JSON: a number or a schedule.</param>
    public OptimizerSettings Settings(string rate, double weightDecay = 0)
    {
        List<string> settings = [];
        foreach (HyperInfo hyper in CompiledRules.Of(Registry.FindOptimizer(Optimizer).CreateSettings()).Hypers)
        {
            string? value = hyper.Role == HyperRole.LearningRate ? rate
                : hyper.Role == HyperRole.WeightDecay ? FormattableString.Invariant($"{weightDecay:R}")
                : hyper.Name != Changed ? null
                : hyper.Kind != HyperKind.Bool ? "0.9"
                : hyper.Default == 0 ? "true" : "false";
            if (value is not null)
                settings.Add($"\"{hyper.Name}\": {value}");
        }

        return Registry.ReadSettings(Optimizer, "{" + string.Join(", ", settings) + "}");
    }
}
