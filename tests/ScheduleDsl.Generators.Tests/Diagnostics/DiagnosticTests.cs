using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Guidelines;
using Xunit;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <summary>Every diagnostic has its words and its place, is silent beside it, and what is a guideline is said at run time too.</summary>
public sealed partial class DiagnosticTests
{
    private static readonly Dictionary<string, DiagnosticSeverity> Released = ReleaseRows().ToDictionary(r => r.Id, r => r.Severity);

    public static IEnumerable<object[]> Cases => DiagnosticCases.All.Select((tested, i) => new object[] { tested.Id, i });

    /// <summary>Each of these tables is run case by case, with all that a case promises.</summary>
    [Fact]
    public void EveryId_HasACase() =>
        Assert.Equal(Released.Keys.Order(StringComparer.Ordinal), DiagnosticCases.All.Select(c => c.Id).Concat(ScheduleGuidelineTests.Ids).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Construct_IsReportedWithItsWords_AndAtRunTimeWhereThatIsJudged(string id, int index)
    {
        DiagnosticCase tested = DiagnosticCases.All[index];

        (Diagnostic[] reported, Generated? generated) = await tested.Report(isNeighbour: false);

        Diagnostic one = Assert.Single(reported);
        Assert.Equal((id, tested.Severity ?? Released[id], tested.Message), (one.Id, one.Severity, one.GetMessage()));
        Assert.Equal((tested.Bad.Substring(tested.Span.Start, tested.Span.Length), tested.Span), (tested.Bad.Substring(one.Location.SourceSpan.Start, one.Location.SourceSpan.Length), one.Location.SourceSpan));
        if (!IsGuideline(id))
            return;
        Advice advice = Assert.Single(AtRunTime(generated!), a => a.Id == id || a.Tier >= AdviceTier.Warning);
        Assert.Equal((id, (tested.Severity ?? Released[id]).ToString(), tested.Message), (advice.Id, advice.Tier.ToString(), advice.Message));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task NearestNeighbour_CompilesAndIsSilent_AtRunTimeTooWhereThatIsJudged(string id, int index)
    {
        DiagnosticCase tested = DiagnosticCases.All[index];
        Assert.NotEqual(FixHost.Before(tested.Marked + tested.Library), FixHost.After(tested.Marked + tested.Library));

        (Diagnostic[] reported, Generated? generated) = await tested.Report(isNeighbour: true);

        Assert.Empty(reported.Select(d => $"{id}: {d}"));
        if (DiagnosticCase.IsOfTarget(id))
            Assert.Empty(GeneratorHost.RunWithErrors(tested.Neighbour).Diagnostics());
        if (IsGuideline(id))
            Assert.DoesNotContain(AtRunTime(generated!), a => a.Id == id || a.Tier >= AdviceTier.Warning);
    }

    private static bool IsGuideline(string id) => AllGuidelines.List.Any(g => g.Id == id);

    private static IReadOnlyList<Advice> AtRunTime(Generated generated)
    {
        Type training = generated.Load().GetType("Training")!;
        return (training.GetMethod("Make") ?? training.GetMethod("Create"))!.Invoke(null, null) switch
        {
            Recipe recipe => recipe.Check(),
            OptimizerSettings settings => settings.Check(),
            Schedule schedule => schedule.Check(),
            IReadOnlyList<Advice> advice => advice,
            object made => throw new InvalidOperationException($"{made.GetType()} has no check."),
            null => throw new InvalidOperationException("Nothing was made."),
        };
    }

    private static IEnumerable<(string Id, DiagnosticSeverity Severity)> ReleaseRows([CallerFilePath] string file = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "analyzers", "ScheduleDsl.Analyzers");
        return from table in new[] { "Shipped", "Unshipped" }
               from Match row in Row().Matches(File.ReadAllText(Path.Combine(folder, $"AnalyzerReleases.{table}.md")))
               select (row.Groups["id"].Value, row.Groups["severity"].Value == "Disabled" ? DiagnosticSeverity.Info : Enum.Parse<DiagnosticSeverity>(row.Groups["severity"].Value));
    }

    [GeneratedRegex(@"^(?<id>SDL\d{3}) \| [\w.]+ \| (?<severity>\w+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
