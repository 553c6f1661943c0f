using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Plotting;

/// <summary>One curve of a plot.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="X">Positions, rising.</param>
/// <param name="Y">Values, as many as positions; a value that is not finite leaves a gap.</param>
public sealed record PlotSeries(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The values of a schedule over its first updates.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="schedule">What to read.</param>
    /// <param name="steps">How many updates to show, at least 1.</param>
    /// <param name="points">How many of them to read at most: evenly spaced, first and last among them.</param>
    public static PlotSeries Of(string name, Schedule schedule, long steps, int points = 1200)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 2);
        int count = (int)Math.Min(points, steps);
        long[] at = [.. Enumerable.Range(0, count).Select(i => count == 1 ? 0 : (long)Math.Round((steps - 1) * (double)i / (count - 1)))];
        return new PlotSeries(name, [.. at.Select(k => (double)k)], [.. at.Select(schedule.At)]);
    }

    /// <summary>A recorded quantity, one value per step from 0.</summary>
    public static PlotSeries Of(string name, IReadOnlyList<double> values) =>
        new(name, [.. Enumerable.Range(0, values.Count).Select(i => (double)i)], values);
}

/// <summary>What stands around the curves.</summary>
/// <param name="Title">Above the plot; may be empty.</param>
/// <param name="XLabel">Below the axis.</param>
/// <param name="YLabel">Beside the axis.</param>
public sealed record PlotText(string Title = "", string XLabel = "update", string YLabel = "");
