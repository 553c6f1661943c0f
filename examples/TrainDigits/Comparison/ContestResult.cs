using System;
using System.Collections.Generic;
using System.Linq;

namespace TrainDigits.Comparison;

/// <summary>All runs of a contest, and the cells of its table.</summary>
internal sealed class ContestResult
{
    private readonly TrialResult[] results;

    public ContestResult(Contest contest, TrialResult[] results)
    {
        Contest = contest;
        this.results = results;
        Cells = [.. contest.Schedules.Select((_, s) => contest.Budgets.Select((_, b) => Choose(s, b)).ToArray())];
    }

    public Contest Contest { get; }

    /// <summary>A row for each schedule, in it a cell for each budget.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> Cells { get; }

    /// <summary>The run of each seed.</summary>
    public ReadOnlySpan<TrialResult> Runs(int schedule, int budget, int rate)
    {
        int seeds = Contest.Data.Count;
        return results.AsSpan((((schedule * Contest.Budgets.Count) + budget) * Contest.Rates.Count + rate) * seeds, seeds);
    }

    private Cell Choose(int schedule, int budget)
    {
        int best = PeakChoice.Best([.. Contest.Rates.Select((_, r) => Runs(schedule, budget, r).ToArray())]);
        int[] wrong = [.. Runs(schedule, budget, best).ToArray().Select(r => r.TestWrong)];
        return new Cell(Contest.Rates[best], wrong, Contest.Data[0].Test.Count);
    }
}

/// <summary>How a peak is chosen: by images that were neither trained on nor are reported.</summary>
internal static class PeakChoice
{
    /// <summary>The fewest wrong answers on the validation images over all seeds; among equals the lower loss, then the lower peak.</summary>
    /// <param name="runs">For each peak, rising, the run of each seed.</param>
    public static int Best(IReadOnlyList<IReadOnlyList<TrialResult>> runs) => Enumerable.Range(0, runs.Count)
        .OrderBy(r => runs[r].Sum(t => t.ValidationWrong))
        // NaN sorts first, and is the loss of what diverged.
        .ThenBy(r => runs[r].Sum(t => t.ValidationLoss) is var loss && double.IsNaN(loss) ? double.PositiveInfinity : loss)
        .First();
}

/// <summary>A schedule at a budget, with the peak chosen for it.</summary>
/// <param name="Peak">The chosen peak.</param>
/// <param name="Wrong">Wrong answers on the test images, one number for each seed.</param>
/// <param name="TestCount">Test images of a seed.</param>
internal sealed record Cell(double Peak, IReadOnlyList<int> Wrong, int TestCount)
{
    /// <summary>What schedules are ranked by: whole numbers, so that equals are equal.</summary>
    public int TotalWrong => Wrong.Sum();

    /// <summary>Test error of each seed in percent.</summary>
    public IEnumerable<double> Errors => Wrong.Select(w => 100.0 * w / TestCount);

    /// <summary>Mean test error in percent.</summary>
    public double Mean => 100.0 * TotalWrong / ((double)TestCount * Wrong.Count);

    /// <summary>Sample standard deviation over the seeds in percent; null for one seed, which has none.</summary>
    public double? Deviation => Wrong.Count < 2 ? null : Math.Sqrt(Errors.Sum(e => (e - Mean) * (e - Mean)) / (Wrong.Count - 1));
}
