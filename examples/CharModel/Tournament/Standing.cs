using System;
using System.Collections.Generic;
using System.Linq;
using CharModel.Training;

namespace CharModel.Tournament;

/// <summary>How an optimizer did.</summary>
/// <param name="Contestant">Who.</param>
/// <param name="Tried">Every rate that was tried, rising, with its validation loss; not finite where the run diverged.</param>
/// <param name="Rate">The one that was chosen.</param>
/// <param name="Runs">A run for each seed at that rate.</param>
internal sealed record Standing(Contestant Contestant, IReadOnlyList<(double Rate, double Loss)> Tried, double Rate, IReadOnlyList<TrialResult> Runs)
{
    /// <summary>Mean test loss over the seeds, in nats.</summary>
    public double Mean => Runs.Average(r => r.TestLoss);

    /// <summary>Sample standard deviation of the test loss over the seeds; null for one seed, which has none.</summary>
    public double? Deviation => Runs.Count < 2 ? null : Math.Sqrt(Runs.Sum(r => (r.TestLoss - Mean) * (r.TestLoss - Mean)) / (Runs.Count - 1));

    /// <summary>Whether nothing lower or nothing higher was tried, so that a wider search might have found better.</summary>
    public bool IsAtEdge => Tried.Count > 1 && (Rate == Tried[0].Rate || Rate == Tried[^1].Rate);

    /// <summary>Mean validation loss over the seeds at each look, in nats, as far as all runs got.</summary>
    public IReadOnlyList<(long Updates, double Loss, double Seconds)> Curve =>
    [
        .. Enumerable.Range(0, Runs.Min(r => r.Points.Count)).Select(i =>
            (Runs[0].Points[i].Updates, Runs.Average(r => r.Points[i].ValidationLoss), Runs.Average(r => r.Points[i].Seconds))),
    ];

    /// <summary>Mean time of a run's gradients and steps.</summary>
    public double Seconds => Runs.Average(r => r.Points[^1].Seconds);

    /// <summary>Mean time of a step of the optimizer alone, in milliseconds.</summary>
    public double StepMilliseconds => 1000 * Runs.Average(r => r.Progression.StepSeconds / r.Points[^1].Updates);

    public long StateBytes => Runs[0].StateBytes;

    /// <summary>Mean validation loss at the look nearest to a share of the run.</summary>
    public double LossAt(double share) => NearestTo(share).Loss;

    /// <summary>Updates of that look.</summary>
    public long UpdatesAt(double share) => NearestTo(share).Updates;

    /// <summary>Updates until the mean validation loss is as low as this one, on a line between looks; null where it never is.</summary>
    public double? UpdatesTo(double loss)
    {
        (double Updates, double Loss)? before = null;
        foreach ((long updates, double now, _) in Curve)
        {
            if (now <= loss)
                return before is { } b ? b.Updates + (updates - b.Updates) * (b.Loss - loss) / (b.Loss - now) : updates;
            before = (updates, now);
        }

        return null;
    }

    private (long Updates, double Loss, double Seconds) NearestTo(double share)
    {
        double updates = share * Runs.Max(r => r.Points[^1].Updates);
        return Curve.MinBy(p => Math.Abs(p.Updates - updates));
    }
}
