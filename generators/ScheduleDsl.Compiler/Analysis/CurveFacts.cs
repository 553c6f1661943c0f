using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>A value and the first update that is known to have it.</summary>
public readonly record struct Extreme(double Update, double Value);

/// <summary>What the updates of a schedule have in common.</summary>
/// <param name="Updates">The updates 0 to this, which is not one of them, are meant.</param>
/// <param name="Read">How many of them were read, or are known from a closed form.</param>
/// <param name="Peak">The largest value.</param>
/// <param name="Floor">The smallest value.</param>
/// <param name="Area">The sum of the values.</param>
/// <param name="Readings">How often the schedule was evaluated for this.</param>
public sealed record CurveFacts(double Updates, double Read, Extreme Peak, Extreme Floor, double Area, int Readings)
{
    /// <summary>Whether nothing between updates was guessed.</summary>
    public bool IsExact => Read >= Updates;

    /// <summary>The area as a share of the rectangle below the peak; NaN where the peak is not above 0.</summary>
    public double Share => Peak.Value > 0 ? Area / (Peak.Value * Updates) : double.NaN;

    /// <summary>
    /// Constant and straight phases by their closed form. Others by summation while few updates have been read, because this
    /// runs in every build; beyond that by a sample which is closer where the curve bends.
    /// </summary>
    /// <param name="updates">How many updates, at least 1.</param>
    public static CurveFacts Of(ScheduleReading reading, double updates)
    {
        CurveScan scan = new(reading);
        foreach ((double from, double below, PhaseForm form) in Pieces(reading, updates))
            scan.Add(from, below, form);
        return new CurveFacts(updates, scan.Read, scan.Peak, scan.Floor, scan.Area, scan.Readings);
    }

    // In whole updates. What the phases leave, such as a curve without phases or one that goes on, is of unknown form.
    private static IEnumerable<(double From, double Below, PhaseForm Form)> Pieces(ScheduleReading reading, double updates)
    {
        double from = 0;
        foreach (PhaseSpan span in reading.Phases().Where(s => s.Length > 0))
        {
            double below = System.Math.Min(System.Math.Ceiling(span.End), updates);
            if (below > from)
                yield return (from, below, span.Phase.Form);
            from = System.Math.Max(from, below);
        }
        if (from < updates)
            yield return (from, updates, PhaseForm.Curved);
    }
}
