using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>How much of a schedule without end is shown.</summary>
public static class ShownLength
{
    // As many cycles or drops as let their law be seen.
    private const double Cycles = 4;

    // A curve that moves less than this part of its range while its time doubles has settled.
    private const double Settled = 0.02;
    private const double Shortest = 16;

    // Statements for one value. A formula has a few dozen; one that goes through all updates before it has no end.
    private const long Affordable = 2_000;

    /// <param name="lastJoint">Start of the piece without end.</param>
    /// <param name="lastForm">What is known of that piece.</param>
    /// <param name="wholeSettings">Values of the settings that are whole numbers: a cycle is as long as one of them.</param>
    /// <param name="at">The value at an update.</param>
    public static double Of(double lastJoint, PhaseForm lastForm, IEnumerable<double> wholeSettings, Func<double, double> at)
    {
        if (lastForm == PhaseForm.Constant)
            return lastJoint > 0 ? 2 * lastJoint : ExampleSettings.Length;
        double largest = wholeSettings.DefaultIfEmpty().Max();
        return lastJoint + (largest > 1 ? Cycles * largest : Settling(lastJoint, at));
    }

    /// <summary>For a schedule at the settings of a reading; shorter where values far out take long to read.</summary>
    public static double Of(Schedule schedule, ScheduleReading reading)
    {
        PhaseSpan? last = reading.Phases().LastOrDefault();
        double length = Of(
            last is { Start: < double.PositiveInfinity } ? last.Start : 0, last?.Phase.Form ?? PhaseForm.Curved,
            schedule.Properties.Where(p => p.Type.IsInteger() && p.EnumType is null).Select(reading.Setting), reading.At);
        while (length > Shortest && Cost(reading, length) > Affordable)
            length = Math.Floor(length / 2);
        return length;
    }

    private static long Cost(ScheduleReading reading, double length)
    {
        long before = reading.Work;
        reading.At(length - 1);
        return reading.Work - before;
    }

    private static double Settling(double from, Func<double, double> at)
    {
        double low = at(from), high = low;
        for (double length = Shortest; 2 * length < ExampleSettings.Length; length *= 2)
        {
            double reached = at(from + length);
            Widen(reached);
            double[] later = [.. new[] { 1.25, 1.5, 2 }.Select(times => at(from + Math.Floor(times * length)))];
            double move = later.Max(v => Math.Abs(v - reached));
            if (high > low && move <= Settled * (high - low))
                return length;
            foreach (double value in later)
                Widen(value);
        }
        return ExampleSettings.Length;

        void Widen(double value) => (low, high) = (Math.Min(low, value), Math.Max(high, value));
    }
}
