using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace TrainDigits.Comparison;

/// <summary>A comparison as terminal tables.</summary>
internal static class ComparisonTable
{
    public const string ErrorsTitle = "Test error in %, mean ± standard deviation over seeds; * the best at the budget";
    public const string StandingsTitle = "Average rank, and how often among the best; low: budgets below 25 %, high: from 25 % on";
    public const string PeaksTitle = "Peak learning rate, chosen by validation error";

    private const string RankFormat = "F2", PeakFormat = "G3";

    /// <summary>The table of the REX paper: a row for each schedule, a column for each budget; the best of a column with a star.</summary>
    public static Table Errors(ContestResult result)
    {
        Table table = New(result.Contest.Budgets.Select(b => b.Text), gap: 0);
        foreach ((int s, IReadOnlyList<Cell> row) in result.Cells.Index())
            table.AddRow([Markup.Escape(result.Contest.Schedules[s]), .. row.Select((cell, b) => ErrorCell(cell, IsBest(result, b, cell)))]);
        return table;
    }

    /// <summary>Average rank, and how often a schedule was best or among the best three, at low and high budgets.</summary>
    public static Table Standings(IReadOnlyList<Standing> standings)
    {
        Table table = New(["average rank", "low: top 1", "top 3", "high: top 1", "top 3", "overall: top 1", "top 3"]);
        foreach (Standing standing in standings)
        {
            table.AddRow(
            [
                Markup.Escape(standing.Schedule),
                standing.AverageRank.ToString(RankFormat, CultureInfo.InvariantCulture),
                .. new[] { standing.Low, standing.High, standing.Overall }.SelectMany(f => new[] { Share(f.Top1, f.Of), Share(f.Top3, f.Of) }),
            ]);
        }

        return table;
    }

    /// <summary>The peak that was chosen for each cell.</summary>
    public static Table Peaks(ContestResult result)
    {
        Table table = New(result.Contest.Budgets.Select(b => b.Text));
        foreach ((int s, IReadOnlyList<Cell> row) in result.Cells.Index())
            table.AddRow([Markup.Escape(result.Contest.Schedules[s]), .. row.Select(cell => cell.Peak.ToString(PeakFormat, CultureInfo.InvariantCulture))]);
        return table;
    }

    /// <summary>Whether no schedule did better at the budget; several may be best.</summary>
    public static bool IsBest(ContestResult result, int budget, Cell cell) => result.Cells.All(row => row[budget].TotalWrong >= cell.TotalWrong);

    /// <summary>Mean and deviation with two digits, as <c>1.23 ± 0.45</c>.</summary>
    public static string Text(Cell cell) =>
        cell.Mean.ToString("F2", CultureInfo.InvariantCulture)
        + (cell.Deviation is { } deviation ? " ± " + deviation.ToString("F2", CultureInfo.InvariantCulture) : "");

    private static string ErrorCell(Cell cell, bool best) => best ? $"[bold]*{Text(cell)}[/]" : Text(cell);

    private static string Share(int count, int of) => string.Create(CultureInfo.InvariantCulture, $"{count}/{of}");

    private static Table New(IEnumerable<string> columns, int gap = 1)
    {
        Table table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("schedule").Padding(0, 0));
        foreach (string column in columns)
            table.AddColumn(new TableColumn(column).RightAligned().Padding(gap, 0));
        return table;
    }
}
