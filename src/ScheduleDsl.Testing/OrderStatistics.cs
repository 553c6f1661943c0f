using System;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>
/// Quantiles and k-th largest values by sorting: docs/numerics.md defines them, compiled steps select them without a sort, and this class shares no
/// code with those.
/// </summary>
public static class OrderStatistics
{
    /// <summary>The quantile with linear interpolation.</summary>
    /// <param name="values">The values in any order.</param>
    /// <param name="q">From 0, the smallest, to 1, the largest.</param>
    /// <returns>Number <c>q (n - 1)</c> of the values in ascending order, counted from 0, on the straight line between its neighbours; NaN if any value is, and for other q.</returns>
    public static double Quantile(ReadOnlySpan<float> values, double q)
    {
        if (!(q >= 0 && q <= 1) || Ascending(values) is not { Length: > 0 } sorted)
            return double.NaN;
        double place = q * (sorted.Length - 1);
        double fraction = place - Math.Floor(place);
        double low = sorted[(int)Math.Floor(place)];
        double high = sorted[(int)Math.Ceiling(place)];
        if (low == high || fraction == 0)
            return low;
        double between = (1 - fraction) * low + fraction * high;
        return between < low ? low : between > high ? high : between;
    }

    /// <summary>The k-th largest value.</summary>
    /// <param name="values">The values in any order.</param>
    /// <param name="k">From 1, the largest, to their number; rounded down.</param>
    /// <returns>The value; NaN if any is, and for other k.</returns>
    public static double KthLargest(ReadOnlySpan<float> values, double k)
    {
        if (!(k >= 1 && Math.Floor(k) <= values.Length) || Ascending(values) is not { Length: > 0 } sorted)
            return double.NaN;
        return sorted[^(int)Math.Floor(k)];
    }

    // Nothing where a NaN is among them. By value, and -0 below +0.
    private static float[] Ascending(ReadOnlySpan<float> values)
    {
        float[] all = values.ToArray();
        return all.Any(float.IsNaN) ? [] : [.. all.OrderBy(x => x).ThenBy(x => float.IsNegative(x) ? 0 : 1)];
    }
}
