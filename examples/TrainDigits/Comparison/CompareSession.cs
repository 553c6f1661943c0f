using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Examples;
using Spectre.Console;
using TrainDigits.Digits;

namespace TrainDigits.Comparison;

/// <summary>The command <c>--compare</c> from beginning to end: data, all runs, table, files.</summary>
internal static class CompareSession
{
    /// <exception cref="UserError">Something that the user gave is wrong.</exception>
    public static void Run(ComparisonOptions options, IAnsiConsole console)
    {
        DigitSet digits = options.Data is null ? DigitsFile.ReadEmbedded() : DigitsFile.Read(options.Data);
        Contest contest = Contest.Create(options, digits);
        List<(string Name, string Value)> facts = Facts(options, contest);
        foreach ((string name, string value) in facts)
            console.Profile.Out.Writer.WriteLine($"{name,-15}{value}");
        console.WriteLine();

        ContestResult result = RunProgress.Follow(
            console, string.Create(CultureInfo.InvariantCulture, $"{contest.RunCount:N0} runs"), contest.UpdateCount, finished => contest.Run(options.Threads, finished));
        Standing[] standings = Standing.Create(contest.Schedules, contest.Budgets, result.Cells);
        Terminal.Show(console, ComparisonTable.ErrorsTitle, ComparisonTable.Errors(result));
        Terminal.Show(console, ComparisonTable.StandingsTitle, ComparisonTable.Standings(standings));
        Terminal.Show(console, ComparisonTable.PeaksTitle, ComparisonTable.Peaks(result));

        ReportFile.Write(options.Report, ComparisonHtml.Create(facts, result, standings));
        if (options.Json is not null)
            ReportFile.Write(options.Json, ComparisonFiles.Json(options, result, standings));
        if (options.Csv is not null)
            ReportFile.Write(options.Csv, ComparisonFiles.Csv(result));
        console.WriteLine("report: " + string.Join(", ", new[] { options.Report, options.Json, options.Csv }.Where(p => p is not null)));
    }

    private static List<(string Name, string Value)> Facts(ComparisonOptions options, Contest contest)
    {
        ComparisonData first = contest.Data[0];
        return
        [
            ("images", string.Create(CultureInfo.InvariantCulture, $"{first.Train.Count:N0} to train on, {first.Validation.Count:N0} to choose the peak by, {first.Test.Count:N0} to test on")),
            ("seeds", string.Create(CultureInfo.InvariantCulture, $"{options.FirstSeed} to {options.FirstSeed + options.Seeds - 1}: split, weights, batches and distortions, the same for every schedule")),
            ("peaks", string.Join(", ", contest.Rates.Select(r => r.ToString("G3", CultureInfo.InvariantCulture))) + ": for each schedule and budget the one with fewest validation errors"),
            ("100 %", string.Create(CultureInfo.InvariantCulture, $"{contest.FullUpdates:N0} updates; {contest.RunCount:N0} runs of {contest.UpdateCount:N0} updates in all")),
            .. contest.Descriptions,
        ];
    }
}
