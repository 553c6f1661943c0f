using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Benchmarks.Library;

/// <summary>Finds what there is to measure: no optimizer is listed by hand.</summary>
internal static class RuleCases
{
    /// <summary>
    /// Every optimizer of the library with its defaults, and again with each single hyperparameter that makes another set of
    /// states exist (SGD with momentum, AMSGrad), since those are other loops with other bytes.
    /// </summary>
    public static IReadOnlyList<RuleCase> All()
    {
        // Types register themselves when their assembly's module is initialised, which nothing has done yet.
        System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof(Registry).Module.ModuleHandle);
        return [.. Registry.Optimizers.Where(entry => entry.Type.Assembly == typeof(Registry).Assembly).SelectMany(Of)];
    }

    /// <summary>Keeps the rules of those names, in their order in the registry.</summary>
    public static IReadOnlyList<RuleCase> Only(IReadOnlyList<RuleCase> all, IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (!all.Any(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                throw new ArgumentException($"There is no optimizer {name}. There are {string.Join(", ", all.Select(rule => rule.Name).Distinct())}.");
        }

        return names.Count == 0 ? all : [.. all.Where(rule => names.Contains(rule.Name, StringComparer.OrdinalIgnoreCase))];
    }

    private static List<RuleCase> Of(OptimizerEntry entry)
    {
        List<RuleCase> cases = [new RuleCase(entry.Type.Name, "", entry.CreateSettings())];
        foreach (HyperInfo hyper in cases[0].Rule.Hypers)
        {
            if (Other(hyper) is not { } value)
                continue;
            RuleCase other = new(entry.Type.Name, $"{hyper.Name} = {value}", Registry.ReadSettings(entry.Name, $"{{ \"{hyper.Name}\": {value} }}"));
            if (other.Settings.OutOfRange().Count == 0 && !cases.Any(known => known.States.SequenceEqual(other.States)))
                cases.Add(other);
        }

        return cases;
    }

    /// <summary>A value as JSON that may switch a state on, or null where none suggests itself.</summary>
    private static string? Other(HyperInfo hyper) => hyper.Kind switch
    {
        HyperKind.Bool => hyper.Default == 0 ? "true" : "false",
        HyperKind.Scalar when hyper.Default == 0 => 0.9.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
