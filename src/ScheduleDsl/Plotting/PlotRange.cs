using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ScheduleDsl.Plotting;

/// <summary>An axis: an interval that starts and ends at round numbers, with its ticks.</summary>
internal sealed record PlotRange(double Low, double High, IReadOnlyList<double> Ticks, IReadOnlyList<string> Labels)
{
    /// <summary>The place of a value between <see cref="Low"/> (0) and <see cref="High"/> (1).</summary>
    public double Share(double value) => (value - Low) / (High - Low);

    /// <summary>An axis over the values that ends at them, or at a round number just beyond: 1,000 updates end at 999.</summary>
    public static PlotRange Exactly(IEnumerable<double> values, int ticks)
    {
        (double low, double high) = Extent(values);
        double step = Step(low, high, ticks);
        double beyond = Math.Ceiling(high / step - 1e-9) * step;
        if (beyond - high < 0.01 * (high - low))
            high = beyond;
        return Create(low, high, Math.Ceiling(low / step - 1e-9) * step, step);
    }

    /// <summary>An axis over the values that ends at ticks; one that starts near zero starts at zero.</summary>
    public static PlotRange Rounded(IEnumerable<double> values, int ticks)
    {
        (double low, double high) = Extent(values);
        if (low > 0 && low < 0.4 * high)
            low = 0;
        double step = Step(low, high, ticks);
        double first = Math.Floor(low / step + 1e-9) * step;
        return Create(first, Math.Ceiling(high / step - 1e-9) * step, first, step);
    }

    private static PlotRange Create(double low, double high, double first, double step)
    {
        // Multiples of the step rather than sums, so that rounding does not build up to labels like 0.30000000000000004.
        double origin = Math.Round(first / step);
        int count = (int)Math.Floor((high - first) / step + 1e-9) + 1;
        double[] ticks = [.. Enumerable.Range(0, Math.Max(count, 0)).Select(i => (origin + i) * step)];
        return new PlotRange(low, high, ticks, Label(ticks, step));
    }

    private static (double Low, double High) Extent(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        if (finite.Length == 0)
            return (0, 1);
        double low = finite.Min();
        double high = finite.Max();
        if (low < high)
            return (low, high);
        return low == 0 ? (0, 1) : low > 0 ? (0, 1.25 * low) : (1.25 * low, 0);
    }

    /// <summary>1, 2 or 5 times a power of ten.</summary>
    private static double Step(double low, double high, int ticks)
    {
        double raw = (high - low) / ticks;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double lead = raw / power;
        return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
    }

    private static string[] Label(double[] ticks, double step)
    {
        double largest = ticks.Length == 0 ? 0 : ticks.Max(Math.Abs);
        if (largest > 0 && (largest < 1e-3 || largest >= 1e7))
        {
            int exponent = (int)Math.Floor(Math.Log10(largest) + 1e-9);
            int digits = Math.Max(0, exponent - (int)Math.Floor(Math.Log10(step) + 1e-9));
            double scale = Math.Pow(10, exponent);
            return [.. ticks.Select(t => t == 0 ? "0" : Fixed(t / scale, digits) + "e" + exponent.ToString(CultureInfo.InvariantCulture))];
        }
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        return [.. ticks.Select(t => t == 0 ? "0" : Fixed(t, decimals))];
    }

    // Thousands apart by a thin space, as axes of runs reach into the millions.
    private static string Fixed(double value, int decimals)
    {
        string text = value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Replace(',', '\u2009');
    }
}
