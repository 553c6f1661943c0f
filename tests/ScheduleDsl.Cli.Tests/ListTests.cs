using System.Linq;
using Xunit;

namespace ScheduleDsl.Cli.Tests;

public sealed class ListTests
{
    [Fact]
    public void List_ShowsNameCostAndSummaryOfBuiltIns()
    {
        ToolResult result = Tool.Run("list");

        Assert.Equal(0, result.ExitCode);
        string lion = result.Lines.Single(l => l.StartsWith("  Lion ", System.StringComparison.Ordinal));

        // A step loads parameter, gradient and momentum, and stores parameter and momentum: five floats.
        Assert.Contains(" 20 B moved, 4 B state ", lion);
        Assert.EndsWith("the sign of an interpolated momentum, with decoupled weight decay.", lion);
        Assert.Contains(result.Lines, l => l.StartsWith("  Wsd ", System.StringComparison.Ordinal) && l.Contains("any length"));
        Assert.Contains("# Profiles", result.Lines);
    }

    [Fact]
    public void CostOfARuleWithVariants_IsASpan()
    {
        // Without momentum: load parameter and gradient, store the parameter. With momentum: Lion's five floats.
        Assert.Contains(Tool.Run("list").Lines, l => l.StartsWith("  Sgd ", System.StringComparison.Ordinal) && l.Contains(" 12-20 B moved, 0-4 B state "));
    }

    [Fact]
    public void EveryBuiltIn_IsListedOnOneLineWithASummary()
    {
        string[] rows = [.. Tool.Run("list").Lines.Where(l => l.StartsWith("  ", System.StringComparison.Ordinal))];

        // Other tests of this process load assemblies with types of their own.
        System.Type[] types = [.. Registry.Optimizers.Select(o => o.Type), .. Registry.Schedules.Select(s => s.Type)];
        string[] names = [.. types.Where(t => t.Assembly == typeof(Registry).Assembly).Select(t => t.Name)];
        Assert.All(names, name => Assert.Contains(rows, r => r.StartsWith($"  {name} ", System.StringComparison.Ordinal)));
        Assert.All(rows, row => Assert.Matches(@"^  \w+ +\S.*  \S+ \S+.*\.$", row));
    }

    [Fact]
    public void Schedules_AreListedByNamespace()
    {
        string[] lines = Tool.Run("list").Lines;

        int presets = System.Array.IndexOf(lines, "ScheduleDsl.PyTorch");
        int builtIns = System.Array.IndexOf(lines, "ScheduleDsl.Schedules");
        Assert.InRange(System.Array.FindIndex(lines, l => l.StartsWith("  OneCycleLR ", System.StringComparison.Ordinal)), presets + 1, builtIns - 1);
        Assert.True(System.Array.FindIndex(lines, l => l.StartsWith("  Wsd ", System.StringComparison.Ordinal)) > builtIns);
    }

    [Fact]
    public void RedirectedOutput_HasNoColoursAndNoTrailingSpaces()
    {
        ToolResult result = Tool.Run("list");

        Assert.DoesNotContain('\u001b', result.Output);
        Assert.All(result.Lines, l => Assert.Equal(l.TrimEnd(), l));
    }
}
