using System;
using System.Collections.Generic;
using System.Globalization;
using Examples;
using ScheduleDsl;
using Spectre.Console;
using TrainDigits.Declarations;
using TrainDigits.Digits;
using TrainDigits.Model;
using TrainDigits.Report;

namespace TrainDigits.Training;

/// <summary>The command from beginning to end: data, recipe, training, report.</summary>
internal static class Session
{
    private const double TestFraction = 0.2;

    /// <exception cref="UserError">Something that the user gave is wrong.</exception>
    public static void Run(TrainOptions options, IAnsiConsole console)
    {
        DigitSet digits = options.Data is null ? DigitsFile.ReadEmbedded() : DigitsFile.Read(options.Data);
        Split split = Split.Stratified(digits, TestFraction, options.Seed);
        Recipe plan = DigitsRecipe.Create();
        var batches = new Batches(split.Train, plan.BatchSize!.Value, options.Seed);
        long epochs = options.Epochs ?? Math.Max(1, plan.Steps / batches.StepsPerEpoch);
        long last = Math.Min(options.StopAfter ?? epochs, epochs);
        RecipeChoice choice = RecipeChoice.Create(DigitsHome.Recipe, options.Optimizer, options.Schedule, options.Rate, epochs * batches.StepsPerEpoch);

        using ParameterTable table = Mlp.CreateTable();
        var model = new Mlp(table);
        using OptimizerRun run = choice.Start(table, new RunOptions { Threads = options.Threads, Seed = options.Seed });
        if (options.Resume is null)
            model.Initialize(options.Seed);
        else
            SavedRuns.Resume(run, table, options.Resume, options.Seed, last * batches.StepsPerEpoch);

        List<(string Name, string Value)> facts = Facts(options, split, table, choice, epochs, batches.StepsPerEpoch);
        foreach ((string name, string value) in facts)
            console.Profile.Out.Writer.WriteLine($"{name,-15}{value}");
        console.WriteLine();

        var trainer = new Trainer(model, run, batches, split.Test);
        RunProgress.Follow(console, trainer.Epochs(last), epoch => epoch.Describe(last), run.Steps / batches.StepsPerEpoch + 1, last);
        if (options.Save is not null)
            SavedRuns.Save(run, options.Save);

        Evaluation result = model.Evaluate(split.Test);
        ReportFile.Write(options.Report, HtmlReport.Create(facts, trainer.History, result));
        TerminalReport.Show(console, trainer.History, result);
        console.WriteLine($"report: {options.Report}" + (options.Save is null ? "" : $", saved run: {options.Save}"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy: {100 * result.Confusion.Accuracy:F1} %"));
    }

    private static List<(string Name, string Value)> Facts(
        TrainOptions options, Split split, ParameterTable table, RecipeChoice choice, long epochs, long stepsPerEpoch) =>
    [
        ("images", string.Create(CultureInfo.InvariantCulture, $"{split.Train.Count:N0} to train on, {split.Test.Count:N0} to test on, seed {options.Seed}")),
        ("weights", string.Create(CultureInfo.InvariantCulture, $"{table.Length:N0} in {table.Count} tensors")),
        ("optimizer", choice.Optimizer),
        ("learning rate", choice.Schedule),
        ("budget", string.Create(CultureInfo.InvariantCulture, $"{epochs:N0} epochs of {stepsPerEpoch} steps, {options.Threads} {(options.Threads == 1 ? "thread" : "threads")}")),
    ];
}
