using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CharModel.Tournament;

/// <summary>
/// Which rates an optimizer may try: most trials evenly over its range, on a logarithmic scale, and then two around the best of them. The
/// number of trials is the same for everyone.
/// </summary>
internal static class RateSearch
{
    private const int Around = 2, FewestForTwoStages = 4;

    /// <summary>How many of the trials are spread over the range.</summary>
    public static int SpreadCount(int trials) => trials < FewestForTwoStages ? trials : trials - Around;

    /// <summary>Rates over the range, both ends among them; of one trial the middle.</summary>
    public static double[] Spread(double lowest, double highest, int trials)
    {
        int count = SpreadCount(trials);
        return [.. Enumerable.Range(0, count).Select(i => Rounded(lowest * Math.Pow(highest / lowest, count == 1 ? 0.5 : i / (count - 1.0))))];
    }

    /// <summary>Rates half a step to either side of the best, beyond the range where that is an end of it.</summary>
    /// <param name="rates">What has been tried, at even ratios.</param>
    /// <param name="best">Place of the best.</param>
    /// <param name="trials">Trials in all.</param>
    public static double[] Refine(IReadOnlyList<double> rates, int best, int trials)
    {
        if (SpreadCount(trials) == trials)
            return [];
        double halfStep = Math.Sqrt(rates[1] / rates[0]);
        return [Rounded(rates[best] / halfStep), Rounded(rates[best] * halfStep)];
    }

    /// <summary>Place of the lowest loss; one that is not finite is that of a run which diverged, and the worst.</summary>
    public static int Best(IReadOnlyList<double> losses) =>
        Enumerable.Range(0, losses.Count).MinBy(i => double.IsFinite(losses[i]) ? losses[i] : double.PositiveInfinity);

    /// <summary>Three digits, as many as are shown.</summary>
    private static double Rounded(double rate) => double.Parse(rate.ToString("G3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
