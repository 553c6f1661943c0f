using System;

namespace ScheduleDsl.Benchmarks.Measuring;

/// <summary>The turns of one contender in one rotation.</summary>
/// <param name="Contender">Its name.</param>
/// <param name="Role">What it is.</param>
/// <param name="NsPerElement">Median over the rounds of nanoseconds for each weight and step.</param>
/// <param name="Best">The fastest round.</param>
/// <param name="Spread">Distance between the quartiles, as a fraction of the median: above about 0.1 the machine was not quiet.</param>
/// <param name="StepsPerTurn">Steps that one turn timed together.</param>
internal sealed record Measurement(string Contender, Role Role, double NsPerElement, double Best, double Spread, int StepsPerTurn)
{
    public static Measurement Of(Contender contender, double[] secondsPerStep, int elements, int stepsPerTurn)
    {
        double[] sorted = (double[])secondsPerStep.Clone();
        Array.Sort(sorted);
        double median = Quantile(sorted, 0.5);
        double scale = 1e9 / elements;
        double spread = (Quantile(sorted, 0.75) - Quantile(sorted, 0.25)) / median;
        return new Measurement(contender.Name, contender.Role, median * scale, sorted[0] * scale, spread, stepsPerTurn);
    }

    /// <summary>The value below which a fraction of the sorted values lies, between neighbours by a straight line.</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double fraction)
    {
        double position = fraction * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
