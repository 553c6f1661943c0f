using System;
using System.CommandLine;
using System.IO;
using Examples;
using TrainDigits.Comparison;

namespace TrainDigits;

/// <summary>The options, their checks, and the rule that a mistake is one line on standard error and exit code 2.</summary>
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

    private static readonly Option<int?> Budget = new("--budget")
    {
        HelpName = "EPOCHS",
        Description = "how many times to see every training image (default: the recipe's)",
    };

    private static readonly Option<int?> StopAfter = new("--stop-after")
    {
        HelpName = "EPOCH",
        Description = "stop early, leaving the schedule as it is: for --save, to --resume later",
    };

    private static readonly Option<long> Seed = new("--seed")
    {
        HelpName = "N",
        Description = "seed of split, weights, batches and distortions",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int> Threads = new("--threads")
    {
        HelpName = "N",
        Description = "threads of the optimizer; the result has the same bits for any number",
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
        Description = "where the report goes (default: digits-report.html, with --compare digits-comparison.html)",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        HelpName = "FILE.csv",
        Description = "other images: 64 pixels 0..16 and the label per line, .csv or .csv.gz",
    };

    /// <summary>Parses, runs, and turns a <see cref="UserError"/> into one line and an exit code.</summary>
    public static int Run(string[] args, Action<TrainOptions> train, Action<ComparisonOptions> compare, TextWriter errors)
    {
        var command = new RootCommand("Trains a small network on 1,797 handwritten digits with an optimizer and a schedule declared in C#.")
        {
            Optimizer, Schedule, Rate, Budget, StopAfter, Seed, Threads, Save, Resume, Report, Data,
        };
        CompareArguments.AddTo(command);
        command.SetAction(parsed =>
        {
            if (CompareArguments.IsAsked(parsed))
                compare(ReadCompare(parsed));
            else
                train(Read(parsed));
        });

        return Arguments.Run(command, args, errors);
    }

    private static ComparisonOptions ReadCompare(ParseResult parsed)
    {
        if (Array.Find([Schedule, Rate, StopAfter, Save, Resume], (Option option) => Arguments.IsGiven(parsed, option)) is { } stray)
            throw new UserError($"{stray.Name} does not go with --compare");
        return CompareArguments.Read(parsed, new ComparisonOptions
        {
            Optimizer = parsed.GetValue(Optimizer) ?? ComparisonOptions.DefaultOptimizer,
            Epochs = Arguments.AtLeastOne(Budget, parsed.GetValue(Budget)),
            FirstSeed = parsed.GetValue(Seed),
            Threads = Arguments.AtLeastOne(Threads, parsed.GetValue(Threads))!.Value,
            Report = Arguments.InExistingFolder(parsed.GetValue(Report) ?? "digits-comparison.html")!,
            Data = parsed.GetValue(Data),
        });
    }

    private static TrainOptions Read(ParseResult parsed)
    {
        if (Array.Find([.. CompareArguments.Options], option => Arguments.IsGiven(parsed, option)) is { } stray)
            throw new UserError($"{stray.Name} needs --compare");
        return new TrainOptions
        {
            Optimizer = parsed.GetValue(Optimizer),
            Schedule = parsed.GetValue(Schedule),
            Rate = Arguments.Rate(Rate, parsed.GetValue(Rate)),
            Epochs = Arguments.AtLeastOne(Budget, parsed.GetValue(Budget)),
            StopAfter = Arguments.AtLeastOne(StopAfter, parsed.GetValue(StopAfter)),
            Seed = parsed.GetValue(Seed),
            Threads = Arguments.AtLeastOne(Threads, parsed.GetValue(Threads))!.Value,
            Save = Arguments.InExistingFolder(parsed.GetValue(Save)),
            Resume = parsed.GetValue(Resume),
            Report = Arguments.InExistingFolder(parsed.GetValue(Report) ?? "digits-report.html")!,
            Data = parsed.GetValue(Data),
        };
    }
}
