using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Plotting;
using TrainDigits.Training;

namespace TrainDigits.Report;

/// <summary>What a run went through, as curves to plot.</summary>
internal static class Curves
{
    private const int MostPoints = 1200;

    /// <summary>Losses fall over orders of magnitude, hence the logarithm.</summary>
    public static readonly PlotText LossText = new("Loss", "epoch", "log10 of nats");

    public static readonly PlotText RateText = new("Learning rate", "update");

    public static PlotSeries TrainLoss(History history) => Loss("training, distorted images", history, e => e.TrainLoss);

    public static PlotSeries TestLoss(History history) => Loss("test", history, e => e.TestLoss);

    /// <summary>The rate that each update used, thinned out evenly where there are many.</summary>
    public static PlotSeries Rate(History history)
    {
        int count = Math.Min(MostPoints, history.Rates.Count);
        int[] at = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * (history.Rates.Count - 1) / Math.Max(1, count - 1)))];
        return new PlotSeries("learning rate", [.. at.Select(i => (double)(history.StepsBefore + i))], [.. at.Select(i => history.Rates[i])]);
    }

    private static PlotSeries Loss(string name, History history, Func<EpochResult, double> value)
    {
        // A loss of 0 has no logarithm: a gap, as any value that is not finite.
        List<EpochResult> epochs = history.Epochs;
        return new PlotSeries(name, [.. epochs.Select(e => (double)e.Epoch)], [.. epochs.Select(e => Math.Log10(value(e)))]);
    }
}
