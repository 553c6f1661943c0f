using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using ScheduleDsl;
using Spectre.Console;
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
        Recipe plan = Declarations.DigitsRecipe.Create();
        var batches = new Batches(split.Train, plan.BatchSize!.Value, options.Seed);
        long epochs = options.Epochs ?? Math.Max(1, plan.Steps / batches.StepsPerEpoch);
        long last = Math.Min(options.StopAfter ?? epochs, epochs);
        Recipe recipe = RecipeChoice.Create(options, epochs * batches.StepsPerEpoch);

        using ParameterTable table = Mlp.CreateTable();
        var model = new Mlp(table);
        model.Initialize(options.Seed);
        using OptimizerRun run = recipe.For(table, new RunOptions { Threads = options.Threads, Seed = options.Seed });
        if (options.Resume is not null)
            Resume(run, options.Resume, last * batches.StepsPerEpoch);

        List<(string Name, string Value)> facts = Facts(options, split, table, recipe, epochs, batches.StepsPerEpoch);
        foreach ((string name, string value) in facts)
            console.WriteLine($"{name,-14}{value}");
        console.WriteLine();

        var trainer = new Trainer(model, run, batches, split.Test);
        TrainingProgress.Follow(console, trainer.Epochs(last), run.Steps / batches.StepsPerEpoch + 1, last);
        if (options.Save is not null)
            Save(run, options.Save);

        Evaluation result = model.Evaluate(split.Test);
        HtmlReport.Write(options.Report, HtmlReport.Create(facts, trainer.History, result));
        TerminalReport.Show(console, trainer.History, result);
        console.WriteLine($"report: {options.Report}" + (options.Save is null ? "" : $", saved run: {options.Save}"));
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"test accuracy: {100 * result.Confusion.Accuracy:F1} %"));
    }

    private static List<(string Name, string Value)> Facts(
        TrainOptions options, Split split, ParameterTable table, Recipe recipe, long epochs, long stepsPerEpoch) =>
    [
        ("images", string.Create(CultureInfo.InvariantCulture, $"{split.Train.Count:N0} to train on, {split.Test.Count:N0} to test on, seed {options.Seed}")),
        ("weights", string.Create(CultureInfo.InvariantCulture, $"{table.Length:N0} in {table.Count} tensors")),
        ("optimizer", recipe.Settings.ToString()),
        ("budget", string.Create(CultureInfo.InvariantCulture, $"{epochs:N0} epochs of {stepsPerEpoch} steps, {options.Threads} thread(s)")),
    ];

    private static void Resume(OptimizerRun run, string path, long end)
    {
        try
        {
            run.Load(path);
        }
        catch (Exception error) when (error is SavedRunException or IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot resume from '{path}': {error.Message}");
        }

        if (run.Steps >= end)
            throw new UserError($"'{path}' is at step {run.Steps} of {end}: nothing is left to train");
    }

    private static void Save(OptimizerRun run, string path)
    {
        try
        {
            run.Save(path, new SaveOptions { IncludeParameters = true });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot save to '{path}': {error.Message}");
        }
    }
}
