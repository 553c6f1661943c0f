using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScheduleDsl.Cli.Projects;
using ScheduleDsl.Cli.Types;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>One page about every schedule and profile: groups, a list of links, an article for each.</summary>
internal static class SchedulesPage
{
    private const string Warmup = "Warmup";

    public static void Write(TextWriter writer, DslTypes types, string? command)
    {
        // A user's page is about the user's types: the built-ins have theirs.
        DslType[] own = [.. types.All.Where(t => t.Type.Assembly != Library.Assembly)];
        DslType[] all = [.. (own.Length > 0 ? own : types.All).Where(t => t.Kind is DslKind.Schedule or DslKind.Profile)];
        IGrouping<string, DslType>[] groups = [.. all.GroupBy(GroupOf).OrderBy(g => Order(g.First())).ThenBy(g => g.Key, StringComparer.Ordinal)];

        writer.Write("# Schedules\n\n");
        if (command is not null)
            writer.Write($"<!-- Written by `{command}` from the types' own documentation: change that, and run it again. -->\n\n");
        writer.Write("""
            Updates are counted from 0; lengths are in updates. Each curve is drawn over the schedule's length, or over an example of one where it is for its
            user to set; what stands below it is the first value of each piece, then peak, floor and area (the sum of the values). A `[Schedule]` class
            without an article here is one line away: `scheduledsl plot NAME` draws it, `scheduledsl docs schedules --project DIR` writes this page for it.


            """.ReplaceLineEndings("\n"));
        Anchors anchors = new();
        anchors.Of("Schedules");
        (IGrouping<string, DslType> Group, (DslType Type, string Title, string Anchor)[] Articles)[] linked =
            [.. groups.Select(g => (g, Titled(g, anchors)))];
        foreach ((IGrouping<string, DslType> group, (DslType, string Title, string Anchor)[] articles) in linked)
            writer.Write($"- **{group.Key}**: {string.Join(", ", articles.Select(a => $"[{a.Title}](#{a.Anchor})"))}\n");
        foreach ((IGrouping<string, DslType> group, (DslType Type, string Title, string)[] articles) in linked)
        {
            writer.Write($"\n## {group.Key}\n");
            foreach ((DslType type, string title, _) in articles)
            {
                writer.Write($"\n### {title}\n");
                foreach (string part in type.Kind == DslKind.Profile ? ProfileArticle.Of(type) : ScheduleArticle.Of(type))
                    writer.Write($"\n{part}\n");
            }
        }
    }

    private static (DslType, string, string)[] Titled(IGrouping<string, DslType> group, Anchors anchors)
    {
        anchors.Of(group.Key);
        return [.. group.Select(t => (t, TitleOf(t))).Select(t => (t.t, t.Item2, anchors.Of(t.Item2)))];
    }

    // As short as a command takes it for this type: a profile and a preset with their namespace.
    private static string TitleOf(DslType type) =>
        IsBuiltIn(type) || LastPart(type).Length == 0 ? type.ShortName : $"{LastPart(type)}.{type.ShortName}";

    private static string GroupOf(DslType type) => type switch
    {
        { Kind: DslKind.Profile } => "Profiles",
        _ when IsBuiltIn(type) => type.ShortName.EndsWith(Warmup, StringComparison.Ordinal) ? "Warmups" : "Built-in schedules",
        _ when type.Type.Assembly == Library.Assembly => $"As in {LastPart(type)}",
        _ => type.Namespace.Length > 0 ? type.Namespace : "Schedules of the project",
    };

    private static int Order(DslType type) => type switch
    {
        { Kind: DslKind.Profile } => 3,
        _ when !IsBuiltIn(type) => 2,
        _ => type.ShortName.EndsWith(Warmup, StringComparison.Ordinal) ? 1 : 0,
    };

    private static bool IsBuiltIn(DslType type) => type.Kind == DslKind.Schedule && type.Namespace == typeof(Schedules.Constant).Namespace;

    private static string LastPart(DslType type) => type.Namespace[(type.Namespace.LastIndexOf('.') + 1)..];
}
