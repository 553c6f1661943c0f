using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CharModel.Words;
using Examples;
using Spectre.Console;

namespace CharModel.Tournament;

/// <summary>The command <c>--tournament</c> from beginning to end: words, all runs, table, files.</summary>
internal static class TournamentSession
{
    /// <exception cref="UserError">Something that the user gave is wrong.</exception>
    public static void Run(TournamentOptions options, IAnsiConsole console)
    {
        Contest contest = Contest.Create(options, options.Data is null ? WordsFile.ReadEmbedded() : WordsFile.Read(options.Data));
        List<(string Name, string Value)> facts = Facts(options, contest);
        foreach ((string name, string value) in facts)
            console.Profile.Out.Writer.WriteLine($"{name,-15}{value}");
        console.WriteLine();

        IReadOnlyList<Standing> standings = RunProgress.Follow(
            console, string.Create(CultureInfo.InvariantCulture, $"{contest.RunCount:N0} runs"), contest.UpdateCount, contest.Run);
        Terminal.Show(console, TournamentTable.Title, TableOf(standings));
        foreach (string note in TournamentTable.Notes)
            console.Profile.Out.Writer.WriteLine(note);

        ReportFile.Write(options.Report, TournamentHtml.Create(facts, standings));
        if (options.Json is not null)
            ReportFile.Write(options.Json, TournamentFiles.Json(options, facts, standings));
        if (options.Csv is not null)
            ReportFile.Write(options.Csv, TournamentFiles.Csv(standings));
        console.WriteLine();
        console.WriteLine("report: " + string.Join(", ", new[] { options.Report, options.Json, options.Csv }.Where(p => p is not null)));
    }

    private static Table TableOf(IReadOnlyList<Standing> standings)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach ((int i, string head) in TournamentTable.Heads(standings[0]).Index())
            table.AddColumn(new TableColumn(head) { Alignment = i == 0 ? Justify.Left : Justify.Right, NoWrap = true }.Padding(i == 0 ? 0 : 1, 0));
        foreach (Standing standing in TournamentTable.Ranked(standings))
            table.AddRow([.. TournamentTable.Row(standing, standings[0]).Select(Markup.Escape)]);
        return table;
    }

    private static List<(string Name, string Value)> Facts(TournamentOptions options, Contest contest) =>
    [
        ("words", string.Create(CultureInfo.InvariantCulture, $"{contest.Words.Train.WordCount:N0} to train on, {contest.Words.Validation.WordCount:N0} to choose the rate by, {contest.Words.Test.WordCount:N0} to test on")),
        ("trials", string.Create(CultureInfo.InvariantCulture, $"{options.Trials} rates for each optimizer, seed {options.FirstSeed}: {RateSearch.SpreadCount(options.Trials)} over its own range, then those around the best of them")),
        ("seeds", string.Create(CultureInfo.InvariantCulture, $"{options.FirstSeed + 1} to {options.FirstSeed + options.Seeds} for the results: words' parts, weights and batches, the same for every optimizer")),
        ("runs", string.Create(CultureInfo.InvariantCulture, $"{contest.RunCount:N0} of {options.Steps:N0} updates, each on one thread, {options.Threads} at a time")),
        ("learning rate", contest.Schedule),
        .. contest.Descriptions,
    ];
}
