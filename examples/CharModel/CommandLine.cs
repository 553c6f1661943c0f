using System;
using System.CommandLine;
using System.IO;
using CharModel.Tournament;
using Examples;

namespace CharModel;

/// <summary>The options and their checks; a mistake is one line on standard error and exit code 2.</summary>
internal static class CommandLine
{
    private static readonly Option<string?> Optimizer = new("--optimizer")
    {
        HelpName = "NAME",
        Description = "any registered optimizer, built in or declared here (default: the recipe's)",
    };

    private static readonly Option<string?> Schedule = new("--schedule")
    {
        HelpName = "NAME",
        Description = "any registered schedule of the learning rate (default: the recipe's)",
    };

    private static readonly Option<double?> Rate =
        Arguments.Decimal("--rate", "PEAK", "peak learning rate (default: the recipe's, or with --optimizer or --schedule the optimizer's own)");

    private static readonly Option<int?> Steps = new("--steps")
    {
        HelpName = "N",
        Description = "length of the run in updates (default: the recipe's; with --tournament that of each run)",
    };

    private static readonly Option<int?> StopAfter = new("--stop-after")
    {
        HelpName = "STEP",
        Description = "stop early, leaving the schedule as it is: for --save, to --resume later",
    };

    private static readonly Option<long> Seed = new("--seed")
    {
        HelpName = "N",
        Description = "seed of the words' parts, weights and batches; with --tournament the first of several",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int> Threads = new("--threads")
    {
        HelpName = "N",
        Description = "threads of the optimizer, with --tournament runs at a time; losses have the same bits for any number",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private static readonly Option<string?> Save = new("--save")
    {
        HelpName = "FILE",
        Description = "write weights and optimizer state at the end (safetensors)",
    };

    private static readonly Option<string?> Resume = new("--resume")
    {
        HelpName = "FILE",
        Description = "go on from a saved run, with the bits of an unbroken one",
    };

    private static readonly Option<string?> Report = new("--report")
    {
        HelpName = "FILE.html",
        Description = "where the report goes (default: char-report.html, with --tournament char-tournament.html)",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        HelpName = "FILE.txt",
        Description = "other words: one per line, letters from a to z, plain or .gz",
    };

    /// <summary>Parses, runs, and turns a <see cref="UserError"/> into one line and an exit code.</summary>
    public static int Run(string[] args, Action<TrainOptions> train, Action<TournamentOptions> tournament, TextWriter errors)
    {
        var command = new RootCommand("Learns to predict the next letter of English words with any optimizer and schedule.")
        {
            Optimizer, Schedule, Rate, Steps, StopAfter, Seed, Threads, Save, Resume, Report, Data,
        };
        TournamentArguments.AddTo(command);
        command.SetAction(parsed =>
        {
            if (TournamentArguments.IsAsked(parsed))
                tournament(ReadTournament(parsed));
            else
                train(Read(parsed));
        });
        return Arguments.Run(command, args, errors);
    }

    private static TournamentOptions ReadTournament(ParseResult parsed)
    {
        if (Array.Find([Optimizer, Rate, StopAfter, Save, Resume], (Option option) => Arguments.IsGiven(parsed, option)) is { } stray)
            throw new UserError($"{stray.Name} does not go with --tournament");
        return TournamentArguments.Read(parsed, new TournamentOptions
        {
            Schedule = parsed.GetValue(Schedule) ?? TournamentOptions.DefaultSchedule,
            Steps = Arguments.AtLeastOne(Steps, parsed.GetValue(Steps)) ?? TournamentOptions.DefaultSteps,
            FirstSeed = parsed.GetValue(Seed),
            Threads = Arguments.AtLeastOne(Threads, parsed.GetValue(Threads))!.Value,
            Report = Arguments.InExistingFolder(parsed.GetValue(Report) ?? "char-tournament.html")!,
            Data = parsed.GetValue(Data),
        });
    }

    private static TrainOptions Read(ParseResult parsed)
    {
        if (Array.Find([.. TournamentArguments.Options], option => Arguments.IsGiven(parsed, option)) is { } stray)
            throw new UserError($"{stray.Name} needs --tournament");
        return new TrainOptions
        {
            Optimizer = parsed.GetValue(Optimizer),
            Schedule = parsed.GetValue(Schedule),
            Rate = Arguments.Rate(Rate, parsed.GetValue(Rate)),
            Steps = Arguments.AtLeastOne(Steps, parsed.GetValue(Steps)),
            StopAfter = Arguments.AtLeastOne(StopAfter, parsed.GetValue(StopAfter)),
            Seed = parsed.GetValue(Seed),
            Threads = Arguments.AtLeastOne(Threads, parsed.GetValue(Threads))!.Value,
            Save = Arguments.InExistingFolder(parsed.GetValue(Save)),
            Resume = parsed.GetValue(Resume),
            Report = Arguments.InExistingFolder(parsed.GetValue(Report) ?? "char-report.html")!,
            Data = parsed.GetValue(Data),
        };
    }
}
