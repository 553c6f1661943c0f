using System;
using System.Collections.Generic;
using System.Globalization;
using CharModel.Declarations;
using CharModel.Model;
using CharModel.Report;
using CharModel.Words;
using Examples;
using ScheduleDsl;
using Spectre.Console;

namespace CharModel.Training;

/// <summary>The command from beginning to end: words, recipe, training, report.</summary>
internal static class Session
{
    private const int InventedWords = 12, Looks = 40;

    /// <exception cref="UserError">Something that the user gave is wrong.</exception>
    public static void Run(TrainOptions options, IAnsiConsole console)
    {
        string[] all = options.Data is null ? WordsFile.ReadEmbedded() : WordsFile.Read(options.Data);
        WordSplit words = WordSplit.Create(all, options.Seed);
        Recipe plan = CharRecipe.Create();
        var batches = new Batches(words.Train, plan.BatchSize!.Value, options.Seed);
        long steps = options.Steps ?? plan.Steps;
        long last = Math.Min(options.StopAfter ?? steps, steps);
        RecipeChoice choice = RecipeChoice.Create(CharHome.Recipe, options.Optimizer, options.Schedule, options.Rate, steps);

        using ParameterTable table = CharMlp.CreateTable();
        var model = new CharMlp(table);
        using OptimizerRun run = choice.Start(table, new RunOptions { Threads = options.Threads, Seed = options.Seed });
        if (options.Resume is null)
            model.Initialize(options.Seed);
        else
            SavedRuns.Resume(run, table, options.Resume, options.Seed, last);

        List<(string Name, string Value)> facts = Facts(options, words, table, choice, run, steps);
        foreach ((string name, string value) in facts)
            console.Profile.Out.Writer.WriteLine($"{name,-15}{value}");
        console.WriteLine();

        var trainer = new Trainer(model, run, batches, words);
        Follow(console, trainer, run.Steps, last, steps);
        if (options.Save is not null)
            SavedRuns.Save(run, options.Save);

        double loss = trainer.Loss(words.Test);
        string[] invented = Inventor.Invent(model, InventedWords, options.Seed);
        ReportFile.Write(options.Report, HtmlReport.Create(facts, trainer.Progression, loss, invented));
        TerminalReport.Show(console, trainer.Progression);
        console.WriteLine();
        console.Profile.Out.Writer.WriteLine("words that it makes up: " + string.Join(" ", invented));
        console.WriteLine($"report: {options.Report}" + (options.Save is null ? "" : $", saved run: {options.Save}"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test loss: {loss:F4} nats per letter, as of {Math.Exp(loss):F2} equal chances"));
    }

    private static void Follow(IAnsiConsole console, Trainer trainer, long done, long last, long whole)
    {
        long interval = Trainer.Interval(whole, Looks);
        RunProgress.Follow(console, trainer.Points(last, interval), point => Checked(point).Describe(whole), done / interval + 1, (last + interval - 1) / interval);
        foreach (Point point in trainer.Progression.Points)
            Checked(point);
    }

    private static Point Checked(Point point) => double.IsFinite(point.TrainLoss)
        ? point
        : throw new UserError($"training diverged: the loss before step {point.Updates} is not a finite number; a lower --rate helps");

    private static List<(string Name, string Value)> Facts(
        TrainOptions options, WordSplit words, ParameterTable table, RecipeChoice choice, OptimizerRun run, long steps) =>
    [
        ("words", string.Create(CultureInfo.InvariantCulture, $"{words.Train.WordCount:N0} to train on, {words.Validation.WordCount:N0} to watch, {words.Test.WordCount:N0} to test on, seed {options.Seed}")),
        ("weights", string.Create(CultureInfo.InvariantCulture, $"{table.Length:N0} in {table.Count} tensors, {run.StateBytes:N0} bytes of optimizer state")),
        ("optimizer", choice.Optimizer),
        ("learning rate", choice.Schedule),
        ("budget", string.Create(CultureInfo.InvariantCulture, $"{steps:N0} steps of {choice.Recipe.BatchSize} letters, {options.Threads} {(options.Threads == 1 ? "thread" : "threads")}")),
    ];
}
