using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using TrainDigits.Comparison;

namespace TrainDigits;

/// <summary>The options, their checks, and the rule that a mistake is one line on standard error and exit code 2.</summary>
internal static class CommandLine
{
    private const int BadInput = 2;

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

    private static readonly Option<double?> Rate = new("--rate")
    {
        HelpName = "PEAK",
        Description = "peak learning rate (default: the recipe's, or with --optimizer or --schedule the optimizer's own)",
        // The default parser takes a comma for a separator of thousands and reads 1,5 as 15.
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double rate))
                return rate;
            result.AddError($"--rate takes a number, not '{result.Tokens[0].Value}'");
            return null;
        },
    };

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

        try
        {
            ParseResult parsed = command.Parse(args);
            if (parsed.Errors.Count > 0)
                throw new UserError(Describe(parsed.Errors[0]));
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UserError error)
        {
            errors.WriteLine($"error: {error.Message}");
            return BadInput;
        }
    }

    /// <summary>The library's message, but for a number that is none: it would name a .NET type.</summary>
    private static string Describe(ParseError error) =>
        error.SymbolResult is OptionResult { Tokens: [var token], Option: { ValueType: var type } option } && type != typeof(string)
            ? $"{option.Name} takes a number, not '{token.Value}'"
            : error.Message;

    private static ComparisonOptions ReadCompare(ParseResult parsed)
    {
        if (Array.Find([Schedule, Rate, StopAfter, Save, Resume], (Option option) => IsGiven(parsed, option)) is { } stray)
            throw new UserError($"{stray.Name} does not go with --compare");
        return CompareArguments.Read(parsed, new ComparisonOptions
        {
            Optimizer = parsed.GetValue(Optimizer) ?? ComparisonOptions.DefaultOptimizer,
            Epochs = AtLeastOne(Budget, parsed.GetValue(Budget)),
            FirstSeed = parsed.GetValue(Seed),
            Threads = AtLeastOne(Threads, parsed.GetValue(Threads))!.Value,
            Report = InExistingFolder(parsed.GetValue(Report) ?? "digits-comparison.html")!,
            Data = parsed.GetValue(Data),
        });
    }

    private static TrainOptions Read(ParseResult parsed)
    {
        if (Array.Find([.. CompareArguments.Options], option => IsGiven(parsed, option)) is { } stray)
            throw new UserError($"{stray.Name} needs --compare");
        var options = new TrainOptions
        {
            Optimizer = parsed.GetValue(Optimizer),
            Schedule = parsed.GetValue(Schedule),
            Rate = parsed.GetValue(Rate),
            Epochs = AtLeastOne(Budget, parsed.GetValue(Budget)),
            StopAfter = AtLeastOne(StopAfter, parsed.GetValue(StopAfter)),
            Seed = parsed.GetValue(Seed),
            Threads = AtLeastOne(Threads, parsed.GetValue(Threads))!.Value,
            Save = InExistingFolder(parsed.GetValue(Save)),
            Resume = parsed.GetValue(Resume),
            Report = InExistingFolder(parsed.GetValue(Report) ?? "digits-report.html")!,
            Data = parsed.GetValue(Data),
        };

        if (options.Rate is { } rate && !(rate > 0 && double.IsFinite(rate)))
            throw new UserError(FormattableString.Invariant($"--rate is {rate}, but a learning rate is a positive number"));
        return options;
    }

    public static int? AtLeastOne(Option option, int? value) =>
        value is < 1 ? throw new UserError($"{option.Name} is {value}, but the least is 1") : value;

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Found out before the training rather than after it.</summary>
    public static string? InExistingFolder(string? path)
    {
        if (path is null)
            return null;
        string? folder = path.Length == 0 ? null : Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is null || !Directory.Exists(folder) || Directory.Exists(path))
            throw new UserError($"cannot write '{path}': {(Directory.Exists(path) ? "it is a folder" : "its folder does not exist")}");
        return path;
    }
}
