using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CharModel.Tournament;

/// <summary>A tournament for other programs. Losses are in nats per letter; one that is not finite is null.</summary>
internal static class TournamentFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>A line for each optimizer, in the order of the table.</summary>
    public static string Csv(IReadOnlyList<Standing> standings)
    {
        var csv = new StringBuilder("optimizer,rate,seeds,loss_25,loss_50,loss_100,mean_test_loss,standard_deviation,speed_up,state_bytes,seconds,step_milliseconds\n");
        foreach (Standing s in TournamentTable.Ranked(standings))
        {
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{s.Contestant.Name},{s.Rate},{s.Runs.Count},{s.LossAt(0.25)},{s.LossAt(0.5)},{s.LossAt(1)},{s.Mean},{s.Deviation},{TournamentTable.SpeedUp(s, standings[0])},{s.StateBytes},{s.Seconds},{s.StepMilliseconds}\n");
        }

        return csv.ToString();
    }

    /// <summary>What was run, every trial, and every final run look by look.</summary>
    public static string Json(TournamentOptions options, IReadOnlyList<(string Name, string Value)> facts, IReadOnlyList<Standing> standings)
    {
        var root = new JsonObject
        {
            ["facts"] = new JsonObject(facts.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)f.Value))),
            ["steps"] = options.Steps,
            ["trialSeed"] = options.FirstSeed,
            ["seeds"] = new JsonArray([.. Enumerable.Range(1, options.Seeds).Select(i => JsonValue.Create(options.FirstSeed + i))]),
            ["optimizers"] = new JsonArray([.. TournamentTable.Ranked(standings).Select(StandingNode)]),
        };
        return root.ToJsonString(Indented) + "\n";
    }

    private static JsonNode StandingNode(Standing standing) => new JsonObject
    {
        ["name"] = standing.Contestant.Name,
        ["optimizer"] = standing.Contestant.Optimizer,
        ["settings"] = JsonNode.Parse(standing.Contestant.Settings),
        ["rate"] = standing.Rate,
        ["stateBytes"] = standing.StateBytes,
        ["trials"] = new JsonArray([.. standing.Tried.Select(t => new JsonObject { ["rate"] = t.Rate, ["validationLoss"] = Number(t.Loss) })]),
        ["runs"] = new JsonArray([.. standing.Runs.Select(RunNode)]),
    };

    private static JsonNode RunNode(TrialResult run) => new JsonObject
    {
        ["validationLoss"] = Number(run.ValidationLoss),
        ["testLoss"] = Number(run.TestLoss),
        ["stepSeconds"] = run.Progression.StepSeconds,
        ["updates"] = new JsonArray([.. run.Points.Select(p => JsonValue.Create(p.Updates))]),
        ["losses"] = new JsonArray([.. run.Points.Select(p => Number(p.ValidationLoss))]),
        ["seconds"] = new JsonArray([.. run.Points.Select(p => JsonValue.Create(p.Seconds))]),
    };

    // JSON has no numbers that are not finite.
    private static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
