using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrainDigits.Comparison;

/// <summary>A comparison for other programs. Errors are in percent.</summary>
internal static class ComparisonFiles
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A line for each cell of the table.</summary>
    public static string Csv(ContestResult result)
    {
        var csv = new StringBuilder("schedule,budget_percent,updates,peak,seeds,mean_error,standard_deviation,rank\n");
        foreach ((int s, int b, Cell cell) in AllCells(result))
        {
            Budget budget = result.Contest.Budgets[b];
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{result.Contest.Schedules[s]},{budget.Percent},{budget.Updates},{cell.Peak},{cell.Wrong.Count},{cell.Mean},{cell.Deviation},{Rank(result, s, b)}\n");
        }

        return csv.ToString();
    }

    /// <summary>What was run, each cell with the error of each seed, what every peak came to, and the standings.</summary>
    public static string Json(ComparisonOptions options, ContestResult result, IEnumerable<Standing> standings)
    {
        Contest contest = result.Contest;
        var root = new JsonObject
        {
            ["optimizer"] = contest.Descriptions[0].Value,
            ["seeds"] = new JsonArray([.. contest.Data.Select(d => JsonValue.Create(d.Seed))]),
            ["fullUpdates"] = contest.FullUpdates,
            ["peaks"] = new JsonArray([.. contest.Rates.Select(r => JsonValue.Create(r))]),
            ["schedules"] = new JsonObject(contest.Descriptions.Skip(1).Select(d => KeyValuePair.Create(d.Name, (JsonNode?)d.Value))),
            ["cells"] = new JsonArray([.. AllCells(result).Select(c => CellNode(result, c.Schedule, c.Budget, c.Cell))]),
            ["standings"] = new JsonArray([.. standings.Select(StandingNode)]),
        };
        return root.ToJsonString(Indented) + "\n";
    }

    private static JsonObject CellNode(ContestResult result, int schedule, int budget, Cell cell) => new()
    {
        ["schedule"] = result.Contest.Schedules[schedule],
        ["budgetPercent"] = result.Contest.Budgets[budget].Percent,
        ["updates"] = result.Contest.Budgets[budget].Updates,
        ["peak"] = cell.Peak,
        ["meanError"] = cell.Mean,
        ["standardDeviation"] = cell.Deviation,
        ["rank"] = Rank(result, schedule, budget),
        ["errors"] = new JsonArray([.. cell.Errors.Select(e => JsonValue.Create(e))]),
        ["validationErrorOfPeaks"] = new JsonArray([.. result.Contest.Rates.Select((_, r) => JsonValue.Create(ValidationError(result, schedule, budget, r)))]),
    };

    private static JsonObject StandingNode(Standing standing) => new()
    {
        ["schedule"] = standing.Schedule,
        ["averageRank"] = standing.AverageRank,
        ["low"] = FinishesNode(standing.Low),
        ["high"] = FinishesNode(standing.High),
        ["overall"] = FinishesNode(standing.Overall),
    };

    private static JsonObject FinishesNode(Finishes finishes) => new() { ["top1"] = finishes.Top1, ["top3"] = finishes.Top3, ["of"] = finishes.Of };

    private static IEnumerable<(int Schedule, int Budget, Cell Cell)> AllCells(ContestResult result) =>
        result.Cells.Index().SelectMany(row => row.Item.Index().Select(cell => (row.Index, cell.Index, cell.Item)));

    private static double Rank(ContestResult result, int schedule, int budget) =>
        Ranks.Shared([.. result.Cells.Select(row => row[budget].TotalWrong)])[schedule];

    private static double ValidationError(ContestResult result, int schedule, int budget, int rate)
    {
        TrialResult[] runs = result.Runs(schedule, budget, rate).ToArray();
        return 100.0 * runs.Sum(r => r.ValidationWrong) / ((double)result.Contest.Data[0].Validation.Count * runs.Length);
    }
}
