using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>From runs to what is reported of them.</summary>
internal static class Reporting
{
    /// <param name="runs">The runs that one place describes.</param>
    /// <param name="setting">The text of a threshold's key, or null where nobody set it.</param>
    public static IEnumerable<Diagnostic> Diagnostics(this IEnumerable<JudgedRun> runs, Func<string, string?> setting)
    {
        HashSet<(string Id, Location At, string Message)> said = [];
        foreach (JudgedRun run in runs)
        {
            foreach (RangeProblem problem in run.Run.OutOfRange)
            {
                (string owner, string demand) = problem.Step is { } step
                    ? ($"At step {step.ToString(CultureInfo.InvariantCulture)} {run.Run.Rule?.Name}", $"{problem.Demand} (from {problem.Schedule})")
                    : ($"{run.Run.Rule?.Name}", problem.Demand);
                yield return Diagnostic.Create(Descriptors.Of(FindingKind.SetOutOfRange), problem.Place.Site as Location, owner, problem.Place.Name, problem.Value, demand);
            }
            if (run.Run.OutOfRange.Count > 0)
                continue;
            foreach (Finding finding in run.Check(setting))
            {
                Location at = finding.Site as Location ?? Location.None;
                if (said.Add((finding.Rule.Id, at, finding.Message)))
                    yield return FindingDiagnostic.Of(finding, at);
            }
        }
    }
}
