using System;
using System.Linq;
using CharModel.Training;
using ScheduleDsl.Plotting;

namespace CharModel.Report;

/// <summary>What a run went through, as curves to plot.</summary>
internal static class Curves
{
    public static readonly PlotText LossText = new("Loss", "update", "nats per letter");

    public static readonly PlotText RateText = new("Learning rate", "update");

    public static PlotSeries TrainLoss(Progression run) => Of("training", run, p => p.TrainLoss);

    public static PlotSeries ValidationLoss(Progression run) => Of("validation", run, p => p.ValidationLoss);

    public static PlotSeries Rate(Progression run) => Of("learning rate", run, p => p.LearningRate);

    private static PlotSeries Of(string name, Progression run, Func<Point, double> value) =>
        new(name, [.. run.Points.Select(p => (double)p.Updates)], [.. run.Points.Select(value)]);
}
