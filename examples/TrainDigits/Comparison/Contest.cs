using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Examples;
using ScheduleDsl;
using TrainDigits.Declarations;
using TrainDigits.Digits;
using TrainDigits.Training;

namespace TrainDigits.Comparison;

/// <summary>Every schedule at every budget, with every peak and every seed. All that can be wrong is found before the first update.</summary>
internal sealed class Contest
{
    // The paper tunes the rate in multiples of 3; the optimizers' own rates are careful ones.
    private static readonly double[] RateMultiples = [1, 3, 9, 27, 81];

    private readonly Trial[] trials;

    private Contest(IReadOnlyList<string> schedules, IReadOnlyList<Budget> budgets, IReadOnlyList<double> rates, IReadOnlyList<ComparisonData> data, Trial[] trials)
    {
        (Schedules, Budgets, Rates, Data) = (schedules, budgets, rates, data);
        this.trials = trials;
    }

    /// <summary>Names to show.</summary>
    public IReadOnlyList<string> Schedules { get; }

    public IReadOnlyList<Budget> Budgets { get; }

    public IReadOnlyList<double> Rates { get; }

    /// <summary>The images of each seed.</summary>
    public IReadOnlyList<ComparisonData> Data { get; }

    /// <summary>Updates of the full run, 100 %.</summary>
    public required long FullUpdates { get; init; }

    public int RunCount => trials.Length;

    public long UpdateCount => trials.Sum(t => t.Updates);

    /// <summary>The optimizer's numbers and each schedule's at the largest budget, for people.</summary>
    public required IReadOnlyList<(string Name, string Value)> Descriptions { get; init; }

    /// <exception cref="UserError">A name is unknown, or the numbers do not fit the declarations.</exception>
    public static Contest Create(ComparisonOptions options, DigitSet digits)
    {
        ScheduleEntry[] schedules = [.. options.Schedules.Select(name => RecipeChoice.Checked(() => Registry.FindSchedule(name)))];
        if (schedules.GroupBy(s => s.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new UserError($"--schedules names {twice.First().Type.Name} twice");
        string[] names = [.. schedules.Select(s => schedules.Count(o => o.Type.Name == s.Type.Name) == 1 ? s.Type.Name : s.Name)];

        ComparisonData[] data = [.. Enumerable.Range(0, options.Seeds).Select(i => ComparisonData.Create(digits, options.FirstSeed + i))];
        long full = LongestRun(options, data[0]);
        Budget[] budgets = [.. options.Budgets.Select(percent => Budget.Of(percent, full))];
        double[] rates = [.. options.Rates ?? MultiplesOf(RecipeChoice.Checked(() => RecipeChoice.DefaultRate(options.Optimizer)))];

        RecipeChoice[] choices =
        [
            .. from schedule in schedules
               from budget in budgets
               from rate in rates
               select RecipeChoice.Create(DigitsHome.Recipe, options.Optimizer, () => ScheduleFitting.Fit(schedule, rate, budget.Updates), budget.Updates),
        ];
        Trial[] trials = [.. choices.SelectMany(c => data.Select(d => new Trial(c, d)))];
        return new Contest(names, budgets, rates, data, trials)
        {
            FullUpdates = full,
            Descriptions =
            [
                ("optimizer", choices[0].Optimizer),
                .. names.Zip(schedules, (name, entry) => (name, ScheduleFitting.Describe(ScheduleFitting.Fit(entry, rates[0], budgets[^1].Updates)))),
            ],
        };
    }

    /// <summary>Runs all of it, several runs at a time; any number of threads gives the same results.</summary>
    /// <param name="threads">Runs at a time.</param>
    /// <param name="finished">Told of the updates of each run as it ends, from any thread.</param>
    /// <exception cref="UserError">A schedule gives a value that the optimizer refuses.</exception>
    public ContestResult Run(int threads, Action<long> finished)
    {
        TrialResult[] results = ParallelRuns.All(
            trials,
            trial => trial.Updates,
            trial =>
            {
                TrialResult result = trial.Run();
                finished(trial.Updates);
                return result;
            },
            threads);
        return new ContestResult(this, results);
    }

    /// <summary>Without the last digits of a product: 9 times 0.001 is shown as 0.009.</summary>
    private static IEnumerable<double> MultiplesOf(double rate) =>
        RateMultiples.Select(m => double.Parse((m * rate).ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    private static long LongestRun(ComparisonOptions options, ComparisonData data)
    {
        Recipe plan = DigitsRecipe.Create();
        long perEpoch = new Batches(data.Train, plan.BatchSize!.Value, data.Seed).StepsPerEpoch;
        return options.Epochs * perEpoch ?? plan.Steps;
    }
}
