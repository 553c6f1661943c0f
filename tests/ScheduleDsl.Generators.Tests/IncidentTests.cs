using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>
/// What went wrong for people in public (tests/guidelines/incidents) is caught, by the guideline and with the numbers that its comment names:
/// <c>// caught: SDL158 Warning "8,000" "= Accumulation"</c>; behind <c>caught in code</c> and <c>caught at run time</c> only there.
/// </summary>
public sealed partial class IncidentTests
{
    public static TheoryData<string, string> Incidents
    {
        get
        {
            TheoryData<string, string> names = [];
            foreach ((string file, string name) in PublishedCases.Of("incidents"))
                names.Add(file, name);
            return names;
        }
    }

    [Theory]
    [MemberData(nameof(Incidents))]
    public async Task Incident_IsCaught(string file, string name)
    {
        PublishedCase incident = await PublishedCases.Read(file, name);
        Expected[] expected = [.. Caught().Matches(incident.Comment).Select(Expected.Of)];
        Assert.True(expected.Length > 0, $"{name} says of no guideline that it was caught by it.");

        AssertCaught(name, "in code", incident.Code, [.. expected.Where(e => e.Where != "at run time")]);
        AssertCaught(name, "at run time", incident.Run, [.. expected.Where(e => e.Where != "in code")]);
    }

    [Fact]
    public void Incidents_AreManyAndHaveSourcesOfTheirOwn()
    {
        (string File, string Name)[] all = [.. PublishedCases.Of("incidents")];
        Assert.True(all.Length >= 40, $"{all.Length} incidents");
        Assert.Equal(all.Length, all.Select(a => a.Name).Distinct().Count());
    }

    private static void AssertCaught(string name, string where, IReadOnlyList<Said> said, Expected[] expected)
    {
        foreach (Expected one in expected)
        {
            Assert.True(
                said.Any(s => s.Id == one.Id && s.Tier == one.Tier && one.Parts.All(s.Message.Contains)),
                $"{name} {where}: {one.Tier} {one.Id} with {string.Join(", ", one.Parts)} is not among\n{string.Join("\n", said)}");
        }

        // Whatever else is said as loudly would be noise, or an incident of its own.
        AssertNone(string.Join("\n", said.Where(s => s.IsSerious && expected.All(e => e.Id != s.Id)).Select(s => $"{name} {where}: {s}")));
    }

    private static void AssertNone(string said) => Assert.True(said.Length == 0, said);

    [GeneratedRegex("""// caught(?<where> in code| at run time)?: (?<id>SDL\d{3}) (?<tier>Info|Warning|Error)(?<parts>( "[^"]*")*)""")]
    private static partial Regex Caught();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    private sealed record Expected(string Where, string Id, string Tier, string[] Parts)
    {
        public static Expected Of(Match line) => new(
            line.Groups["where"].Value.Trim(), line.Groups["id"].Value, line.Groups["tier"].Value,
            [.. Quoted().Matches(line.Groups["parts"].Value).Select(m => m.Groups[1].Value)]);
    }
}
