using System;
using System.Collections.Generic;
using System.Linq;
using CharModel.Training;
using CharModel.Words;
using Examples;
using ScheduleDsl;

namespace CharModel.Tournament;

/// <summary>
/// Every optimizer with the same number of trials for its rate and the same number of final runs, in the manner of Wen et al., "Fantastic
/// Pretraining Optimizers and Where to Find Them", 2025. Names and numbers are checked before the first update.
/// </summary>
internal sealed class Contest
{
    /// <summary>Looks at the loss in a final run, and in a trial: there only to find out early that it diverges.</summary>
    public const int FinalLooks = 20, TrialLooks = 4;

    private readonly TournamentOptions options;
    private readonly ScheduleEntry schedule;
    private readonly WordSplit[] words;

    private Contest(TournamentOptions options, ScheduleEntry schedule, WordSplit[] words) => (this.options, this.schedule, this.words) = (options, schedule, words);

    /// <summary>Each optimizer's numbers, for people.</summary>
    public IReadOnlyList<(string Name, string Value)> Descriptions { get; private set; } = [];

    /// <summary>The schedule that everyone follows, and its numbers but for the peak.</summary>
    public string Schedule { get; private init; } = "";

    /// <summary>The words of a seed.</summary>
    public WordSplit Words => words[0];

    public int RunCount => options.Contestants.Count * (options.Trials + options.Seeds);

    public long UpdateCount => (long)RunCount * options.Steps;

    /// <exception cref="UserError">A name is unknown, or the numbers do not fit the declarations.</exception>
    public static Contest Create(TournamentOptions options, string[] words)
    {
        ScheduleEntry schedule = RecipeChoice.Checked(() => Registry.FindSchedule(options.Schedule));
        WordSplit[] splits = [.. Enumerable.Range(0, options.Seeds + 1).Select(i => WordSplit.Create(words, options.FirstSeed + i))];
        Schedule fitted = RecipeChoice.Checked(() => ScheduleFitting.Fit(schedule, options.Contestants[0].LowestRate, options.Steps));
        var contest = new Contest(options, schedule, splits) { Schedule = $"{schedule.Type.Name}: {ScheduleFitting.Describe(fitted)}" };
        // Both ends of every range, so that no rate is refused amid the runs.
        foreach (Contestant contestant in options.Contestants)
            contest.Choose(contestant, contestant.HighestRate);
        contest.Descriptions = [.. options.Contestants.Select(c => (c.Name, contest.Choose(c, c.LowestRate).Optimizer))];
        return contest;
    }

    /// <summary>Runs all of it, several runs at a time; any number of threads gives the same losses.</summary>
    /// <param name="finished">Told of the updates of each run as it ends, from any thread.</param>
    /// <exception cref="UserError">An optimizer refuses a value, or needs what is not computed here.</exception>
    public IReadOnlyList<Standing> Run(Action<long> finished)
    {
        int count = options.Contestants.Count;
        double[][] rates = [.. options.Contestants.Select(c => RateSearch.Spread(c.LowestRate, c.HighestRate, options.Trials))];
        double[][] losses = LossesOf(rates, finished);
        double[][] closer = [.. Enumerable.Range(0, count).Select(c => RateSearch.Refine(rates[c], RateSearch.Best(losses[c]), options.Trials))];
        double[][] closerLosses = LossesOf(closer, finished);

        (double Rate, double Loss)[][] tried =
            [.. Enumerable.Range(0, count).Select(c => rates[c].Zip(losses[c]).Concat(closer[c].Zip(closerLosses[c])).OrderBy(t => t.First).ToArray())];
        double[] chosen = [.. tried.Select(all => all[RateSearch.Best([.. all.Select(t => t.Loss)])].Rate)];
        TrialResult[] finals = RunAll(
            [
                .. from c in Enumerable.Range(0, count)
                   from seed in Enumerable.Range(1, options.Seeds)
                   select NewTrial(options.Contestants[c], chosen[c], seed, FinalLooks),
            ],
            finished);
        return [.. Enumerable.Range(0, count).Select(c => new Standing(options.Contestants[c], tried[c], chosen[c], finals[(c * options.Seeds)..((c + 1) * options.Seeds)]))];
    }

    // The trials of all optimizers side by side, so that no thread waits for the last of one.
    private double[][] LossesOf(double[][] rates, Action<long> finished)
    {
        TrialResult[] results = RunAll([.. rates.SelectMany((list, c) => list.Select(rate => NewTrial(options.Contestants[c], rate, seed: 0, TrialLooks)))], finished);
        int next = 0;
        return [.. rates.Select(list => list.Select(_ => results[next++].ValidationLoss).ToArray())];
    }

    private TrialResult[] RunAll(Trial[] trials, Action<long> finished) => ParallelRuns.All(
        trials,
        _ => options.Steps,
        trial =>
        {
            TrialResult result = trial.Run();
            finished(options.Steps);
            return result;
        },
        options.Threads);

    private Trial NewTrial(Contestant contestant, double rate, int seed, int looks) => new(Choose(contestant, rate), words[seed], options.FirstSeed + seed, looks);

    private RecipeChoice Choose(Contestant contestant, double rate) => RecipeChoice.Create(
        CharHome.Recipe, contestant.Optimizer, () => ScheduleFitting.Fit(schedule, rate, options.Steps), options.Steps, contestant.Settings);
}
