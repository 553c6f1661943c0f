using System;
using System.IO;
using System.Linq;
using System.Reflection;
using ScheduleDsl.Cli.Projects;
using ScheduleDsl.Cli.Types;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>One page about every optimizer and modifier: lists of links, an article for each.</summary>
internal static class OptimizersPage
{
    public static void Write(TextWriter writer, DslTypes types, GoldenResults? golden, string command)
    {
        // A user's page is about the user's types: the built-ins have theirs.
        DslType[] own = [.. types.All.Where(t => t.Type.Assembly != Library.Assembly)];
        DslType[] all = [.. own.Length > 0 ? own : types.All];
        (string Heading, DslType[] Types)[] sections =
        [
            ("Rules", [.. all.Where(t => t.Kind == DslKind.Optimizer && IsRule(t))]),
            ("Parts of other steps", [.. all.Where(t => t.Kind == DslKind.Optimizer && !IsRule(t))]),
            ("Modifiers", [.. all.Where(t => t.Kind == DslKind.Modifier).OrderBy(t => t.Unit<Compiler.IR.Modifier>().Stage).ThenBy(t => t.FullName, StringComparer.Ordinal)]),
        ];

        writer.Write("# Optimizers\n\n");
        writer.Write($"<!-- Written by `{command}` from the types' own documentation: change that, and run it again. -->\n\n");
        writer.Write("""
            Costs are those of a step in float32 for each weight, with ranges where settings decide. A fused multiply-add counts as two operations, every
            other operation as one; divisions and roots take several times as long. Recorded trajectories are those of `tests/golden`, replayed in the precision
            in which they were recorded; `scheduledsl conformance` does it again. `scheduledsl explain NAME --plan` shows the loops of a step,
            `scheduledsl verify NAME` proves them, `scheduledsl bench NAME` measures them.


            """.ReplaceLineEndings("\n"));
        Anchors anchors = new();
        anchors.Of("Optimizers");
        foreach ((string heading, DslType[] listed) in sections.Where(s => s.Types.Length > 0))
        {
            anchors.Of(heading);
            writer.Write($"- **{heading}**: {string.Join(", ", listed.Select(t => $"[{t.ShortName}](#{anchors.Of(t.ShortName)})"))}\n");
        }
        foreach ((string heading, DslType[] listed) in sections.Where(s => s.Types.Length > 0))
        {
            writer.Write($"\n## {heading}\n");
            foreach (DslType type in listed)
            {
                writer.Write($"\n### {type.ShortName}\n");
                foreach (string part in OptimizerArticle.Of(type, golden))
                    writer.Write($"\n{part}\n");
            }
        }
    }

    // What only other classes run is no optimizer to choose.
    private static bool IsRule(DslType type) => type.Type.GetCustomAttribute<OptimizerAttribute>()!.IsRegistered;
}
