using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

/// <summary>docs/schedules.md, which the tool writes.</summary>
public sealed partial class SchedulesPageTests
{
    private static readonly string Page = Tool.Run("docs", "schedules").Output;

    [Fact]
    public void PageInTheRepository_IsWhatTheToolWrites()
    {
        string committed = File.ReadAllText(Path.Combine(Tool.Docs, "schedules.md")).ReplaceLineEndings("\n");

        Assert.True(
            committed == Page,
            "docs/schedules.md is stale: run 'dotnet run --project src/ScheduleDsl.Cli -- docs schedules --output docs/schedules.md'. "
            + FirstDifference(committed.Split('\n'), Page.Split('\n')));
    }

    [Fact]
    public void EveryBuiltInScheduleAndItsCurve_AreOnThePage()
    {
        string[] articles = Page.Split("\n### ");

        foreach (ScheduleEntry entry in Registry.Schedules.Where(s => s.Type.Assembly == typeof(Registry).Assembly))
        {
            string article = Assert.Single(articles, a => a.StartsWith(Title(entry) + "\n", System.StringComparison.Ordinal));
            Assert.Contains("```text\n", article);
            Assert.Matches(@"\npeak \S+ at update \d+, floor \S+ at update \d+, area ", article);
            foreach (string setting in entry.Create().Properties.Select(p => p.Name))
                Assert.Contains($"\n| `{setting}` | ", article);
        }
    }

    [Fact]
    public void EveryLink_LeadsToAHeading()
    {
        string[] headings = [.. Page.Split('\n').Where(l => l.StartsWith("##", System.StringComparison.Ordinal)).Select(Anchor)];

        Assert.All(Link().Matches(Page).Select(m => m.Groups[1].Value), link => Assert.Contains(link, headings));
        Assert.NotEmpty(Link().Matches(Page));
    }

    [Fact]
    public void CurveOfTheExample_HasItsNumbers()
    {
        string article = Page.Split("\n### ").Single(a => a.StartsWith("Wsd\n", System.StringComparison.Ordinal));

        // The numbers of the class's own example.
        Assert.Contains("\nWith `Peak = 0.0003`, `Steps = 100000`, `WarmupSteps = 2000`:\n", article);
        Assert.Contains("\nupdate 80000    0.0003       Decay of 20000 updates\n", article);
        Assert.Contains("\n| `Steps` | has to be set | at least 0 | ", article);
    }

    [Fact]
    public void NamedCurves_AreDrawnToo() =>
        Assert.Contains("\nIts curve `Momentum`:\n", Page.Split("\n### ").Single(a => a.StartsWith("PyTorch.OneCycleLR\n", System.StringComparison.Ordinal)));

    private static string Title(ScheduleEntry entry) =>
        entry.Type.Namespace == typeof(Schedules.Wsd).Namespace ? entry.Type.Name : $"{entry.Type.Namespace!.Split('.')[^1]}.{entry.Type.Name}";

    private static string Anchor(string heading) =>
        string.Concat(heading.TrimStart('#', ' ').ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-');

    private static string FirstDifference(string[] committed, string[] written)
    {
        int line = 0;
        while (line < committed.Length && line < written.Length && committed[line] == written[line])
            line++;
        return $"Line {line + 1} is '{committed.ElementAtOrDefault(line)}' and should be '{written.ElementAtOrDefault(line)}'.";
    }

    [GeneratedRegex(@"\]\(#([^)]+)\)")]
    private static partial Regex Link();
}
