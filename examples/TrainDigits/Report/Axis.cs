using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace TrainDigits.Report;

/// <summary>How values become heights in [0, 1]: linear from 0, or by logarithm from the least to the greatest value.</summary>
internal sealed record Axis(double Low, double High, bool Logarithmic)
{
    /// <summary>From 0 to the greatest value.</summary>
    public static Axis Linear(IEnumerable<double> values) => new(0, Math.Max(values.Max(), double.Epsilon), false);

    /// <summary>From the least to the greatest positive value; without one, from 0.1 to 1.</summary>
    public static Axis Log(IEnumerable<double> values)
    {
        double[] positive = [.. values.Where(v => v > 0)];
        return positive.Length == 0 ? new Axis(0.1, 1, true) : new Axis(positive.Min(), positive.Max(), true);
    }

    /// <summary>Height of a value, held within [0, 1]; a flat curve lies at the top.</summary>
    public double Height(double value)
    {
        if (High == Low)
            return 1;
        double height = Logarithmic
            ? (Math.Log(Math.Max(value, Low)) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low))
            : (value - Low) / (High - Low);
        return Math.Clamp(height, 0, 1);
    }

    /// <summary>Values worth a line across the chart: powers of ten where logarithmic, else quarters.</summary>
    public IEnumerable<double> Ticks()
    {
        if (!Logarithmic)
            return Enumerable.Range(0, 5).Select(i => Low + (High - Low) * i / 4);
        int first = (int)Math.Ceiling(Math.Log10(Low)), last = (int)Math.Floor(Math.Log10(High));
        return Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(e => Math.Pow(10, e)).Prepend(Low).Append(High);
    }

    /// <summary>Three significant digits.</summary>
    public static string Label(double value) => value.ToString("G3", CultureInfo.InvariantCulture);
}
