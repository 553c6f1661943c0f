using System.CommandLine;
using ScheduleDsl.Benchmarks.Analyzers;
using ScheduleDsl.Benchmarks.Generator;
using ScheduleDsl.Benchmarks.Library;
using ScheduleDsl.Benchmarks.Passes;
using ScheduleDsl.Benchmarks.Schedules;

namespace ScheduleDsl.Benchmarks;

/// <summary>Without a command: every optimizer against ceiling and baselines. <c>generator</c>: what the generator costs; <c>analyzers</c>: what the analyzers cost; <c>schedules</c>: what schedules cost;
/// <c>passes</c>: rules of several passes, modifiers and low precision beside AdamW; <c>linear</c>: products and decompositions.</summary>
internal static class Program
{
    /// <summary>The command that a child process gets in order to start cold.</summary>
    public const string FirstStepCommand = "first-step";

    private static int Main(string[] arguments)
    {
        RootCommand root = new("Measures every built-in optimizer in one interleaved run.");
        Options.AddTo(root);
        root.SetAction(parsed => OptimizerBenchmark.Run(Options.From(parsed)));

        Option<int> rules = new("--rules") { Description = "Rules in the compilation.", DefaultValueFactory = _ => 100 };
        Option<int> edits = new("--edits") { Description = "Edits of each kind.", DefaultValueFactory = _ => 9 };
        Option<string?> markdown = new("--markdown") { Description = "File for the table." };
        Command generator = new("generator", "Measures the source generator: fresh run, unrelated edit, edit of one rule.") { rules, edits, markdown };
        generator.SetAction(parsed => GeneratorBenchmark.Run(parsed.GetValue(rules), parsed.GetValue(edits), parsed.GetValue(markdown)));
        root.Subcommands.Add(generator);

        Option<int> types = new("--types") { Description = "Schedules and optimizers in the compilation.", DefaultValueFactory = _ => 200 };
        Option<int> keystrokes = new("--keystrokes") { Description = "Keystrokes in each kind of file.", DefaultValueFactory = _ => 200 };
        Option<string?> figures = new("--markdown") { Description = "File for the tables." };
        Command analyzers = new("analyzers", "Measures the analyzers: a number typed in one file, and the whole project.") { types, keystrokes, figures };
        analyzers.SetAction(parsed => AnalyzerBenchmark.Run(parsed.GetValue(types), parsed.GetValue(keystrokes), parsed.GetValue(figures)));
        root.Subcommands.Add(analyzers);

        Option<int> rounds = new("--rounds") { Description = "Rounds of each rotation.", DefaultValueFactory = _ => 11 };
        Option<string?> table = new("--markdown") { Description = "File for the tables." };
        Command schedules = new("schedules", "Measures schedules: Fill, At, and a step that one drives.") { rounds, table };
        schedules.SetAction(parsed => ScheduleBenchmark.Run(parsed.GetValue(rounds), parsed.GetValue(table)));
        root.Subcommands.Add(schedules);

        root.Subcommands.Add(Options.Passes());
        root.Subcommands.Add(Options.Linear());

        Argument<string> name = new("rule");
        Command firstStep = new(FirstStepCommand, "Times the start of one run in this process.") { name };
        firstStep.Hidden = true;
        firstStep.SetAction(parsed => FirstStep.Child(parsed.GetRequiredValue(name)));
        root.Subcommands.Add(firstStep);
        return root.Parse(arguments).Invoke();
    }
}
