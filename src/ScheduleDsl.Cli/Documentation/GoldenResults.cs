using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Conformance;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>Which recorded trajectories each optimizer and modifier replays, and how well. Who replays a file is what its settings say.</summary>
internal sealed class GoldenResults
{
    private readonly ILookup<string, FileResult> byOptimizer;
    private readonly Dictionary<string, Type> replaying;

    private GoldenResults(ConformanceReport report)
    {
        byOptimizer = report.Results.Where(r => r.Optimizer is not null).ToLookup(r => r.Optimizer!);
        replaying = Registry.Optimizers.Where(o => byOptimizer.Contains(o.Name)).ToDictionary(o => o.Name, o => o.Type);
    }

    /// <exception cref="UserError">The folder does not exist, or has no files.</exception>
    public static GoldenResults? Of(string? folder)
    {
        try
        {
            return folder is null ? null : new GoldenResults(ConformanceRunner.Run(new ConformanceOptions(folder)));
        }
        catch (ConformanceException e)
        {
            throw new UserError(e.Message);
        }
    }

    /// <summary>The trajectories of an optimizer, or of the compositions that a modifier is a part of.</summary>
    public string Text(DslType type)
    {
        IEnumerable<string> names = type.Kind == DslKind.Optimizer
            ? [type.FullName]
            : replaying.Where(o => IsPartOf(type.Type, o.Value)).Select(o => o.Key).Order(StringComparer.Ordinal);
        string[] families = [.. names.SelectMany(name => byOptimizer[name]).GroupBy(r => r.Family).OrderBy(g => g.Key, StringComparer.Ordinal).Select(Family)];
        return families.Length == 0 ? "No recorded trajectories." : $"Recorded trajectories: {string.Join("; ", families)}.";
    }

    private static bool IsPartOf(Type modifier, Type composed) => composed.GetCustomAttributes()
        .Any(a => a.GetType() is { IsGenericType: true } t && t.GetGenericTypeDefinition() == typeof(WithAttribute<>) && t.GenericTypeArguments[0] == modifier);

    private static string Family(IGrouping<string, FileResult> family)
    {
        int passed = family.Count(r => r.Verdict == Verdict.Passed);
        double largest = family.Max(r => r.LargestError ?? double.PositiveInfinity);
        string error = largest == 0 ? "exact" : $"largest error {largest.ToString("0.0e+00", CultureInfo.InvariantCulture)}";
        return $"`{family.Key}`, {passed} of {family.Count()} file{(family.Count() == 1 ? "" : "s")} within tolerance, {error}";
    }
}
