using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using ScheduleDsl.Cli.Types;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

/// <summary>docs/optimizers.md, which the tool writes.</summary>
public sealed partial class OptimizersPageTests
{
    private static readonly string Page = Tool.Run("docs", "optimizers", "--golden", Path.Combine(Tool.Golden, "optimizers")).Output;

    [Fact]
    public void PageInTheRepository_IsWhatTheToolWrites()
    {
        string[] committed = File.ReadAllText(Path.Combine(Tool.Docs, "optimizers.md")).ReplaceLineEndings("\n").Split('\n');
        string[] written = Page.Split('\n');

        int line = committed.Zip(written).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            committed.SequenceEqual(written),
            "docs/optimizers.md is stale: run 'dotnet run --project src/ScheduleDsl.Cli -- docs optimizers --golden tests/golden/optimizers --output docs/optimizers.md'. "
            + $"Line {line + 1} is '{committed.ElementAtOrDefault(line)}' and should be '{written.ElementAtOrDefault(line)}'.");
    }

    [Fact]
    public void EveryBuiltIn_IsOnThePageWithItsSettingsAndCost()
    {
        string[] articles = Page.Split("\n### ");

        foreach (DslType type in new DslTypes([]).All.Where(t => t.Kind is DslKind.Optimizer or DslKind.Modifier))
        {
            string article = Assert.Single(articles, a => a.StartsWith(type.ShortName + "\n", StringComparison.Ordinal));
            Assert.Matches(@"\nCost of a step( over plain descent)?: [\d-]+ pass(es)? over memory; for each weight [\d-]+ bytes read, ", article);
            foreach (string setting in type.Type.GetProperties().Where(p => p.IsDefined(typeof(HyperAttribute), inherit: false)).Select(p => p.Name))
                Assert.Contains($"\n| `{setting}` | ", article);
        }
    }

    [Fact]
    public void Lion_HasItsNumbers()
    {
        string article = Page.Split("\n### ").Single(a => a.StartsWith("Lion\n", StringComparison.Ordinal));

        Assert.Contains("Chen et al.", article);
        Assert.Contains("\nStates: `momentum` for each weight.\n", article);
        Assert.Contains("1 pass over memory; for each weight 12 bytes read, 8 bytes written, 4 bytes of state, ", article);
        Assert.Contains("\nRecorded trajectories: `lion`, 3 of 3 files within tolerance, ", article);
    }

    [Theory]
    [InlineData("Shampoo", "`left` for each pair of rows")]
    [InlineData("Apollo", "`firstOfRows` for each row and direction")]
    [InlineData("Apollo", "`firstOfColumns` for each direction and column")]
    public void States_OfMatrices_AreSaidInWords(string optimizer, string state)
    {
        string article = Page.Split("\n### ").Single(a => a.StartsWith(optimizer + "\n", StringComparison.Ordinal));

        Assert.Contains(state, article.Split('\n').Single(l => l.StartsWith("States: ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("ClipByGlobalNorm", "`clip_global_norm`")]
    [InlineData("EmaOfWeights", "`ema_swa`")]
    [InlineData("Swa", "`ema_swa`")]
    public void Modifiers_HaveTheTrajectoriesOfTheirCompositions(string modifier, string family) =>
        Assert.Contains("\nRecorded trajectories: " + family + ", ", Page.Split("\n### ").Single(a => a.StartsWith(modifier + "\n", StringComparison.Ordinal)));

    [Fact]
    public void EveryLink_LeadsToAHeading()
    {
        string[] headings = [.. Page.Split('\n').Where(l => l.StartsWith("##", StringComparison.Ordinal)).Select(l => l.TrimStart('#', ' ').ToLowerInvariant())];

        Assert.NotEmpty(Link().Matches(Page));
        Assert.All(Link().Matches(Page).Select(m => m.Groups[1].Value), link => Assert.Contains(link, headings));
    }

    [Fact]
    public void MissingFolder_IsNamed()
    {
        ToolResult result = Tool.Run("docs", "optimizers", "--golden", "no/such/folder");

        Assert.Equal((2, "There is no folder no/such/folder.", ""), (result.ExitCode, result.ErrorLine, result.Output));
    }

    [GeneratedRegex(@"\]\(#([^)]+)\)")]
    private static partial Regex Link();
}
