using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;

namespace ScheduleDsl.Cli.Porting.Writing;

/// <summary>Writes runs as a C# file that compiles against this library; what is to be said about them follows as comments.</summary>
internal static class RecipeWriter
{
    /// <param name="runs">Where there is none, only the comments are written.</param>
    /// <param name="unmapped">What the runs do not contain.</param>
    /// <param name="conventions">Where conventions differ.</param>
    public static string Write(IReadOnlyList<PortedRun> runs, IReadOnlyList<string> unmapped, IReadOnlyList<string> conventions)
    {
        List<string> lines = runs.Count == 0 ? [] : [.. Usings(runs)];
        foreach (PortedRun run in runs)
        {
            lines.Add("");
            lines.AddRange(new RunWriter(run).Lines());
        }
        if (lines.Count > 0)
            lines.Add("");
        lines.AddRange(Comment("Not mapped", unmapped, "everything in the snippet is mapped."));
        lines.AddRange(Comment("Conventions", conventions, "nothing differs."));
        return string.Concat(lines.Select(l => l + "\n"));
    }

    private static IEnumerable<string> Usings(IReadOnlyList<PortedRun> runs)
    {
        ScheduleNode[] schedules = [.. runs.SelectMany(r => r.Schedules)];
        if (schedules.Any(s => s is EpochNode) || runs.Any(r => r.Groups.Any(g => g.Selection.Condition.Contains(nameof(StringComparison), StringComparison.Ordinal))))
            yield return "using System;";
        if (runs.Any(r => r.Groups.Count > 0))
            yield return "using System.Collections.Generic;";
        yield return "using ScheduleDsl;";
        if (runs.Any(r => r.Optimizer is not null))
            yield return "using ScheduleDsl.Optimizers;";
        foreach (string library in schedules.SelectMany(s => s.Libraries).Distinct().Order(StringComparer.Ordinal))
            yield return $"using {library} = ScheduleDsl.{library};";
    }

    private static IEnumerable<string> Comment(string title, IReadOnlyList<string> items, string otherwise)
    {
        yield return $"// {title}:{(items.Count == 0 ? " " + otherwise : "")}";
        foreach (string item in items)
            yield return $"//   {OneLine(item)}";
    }

    // What comes from the snippet must not end the comment.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' ? ' ' : c));
}
