using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Properties;

public class ExtremeProperties
{
    [Fact]
    public void MaxAndMin_AreThoseOfAScan() => Check.One(Run.Many, Prop.ForAll(Arb.From(AnySchedule.Span.Where(s => s.End > s.First)), span =>
    {
        (Schedule schedule, int first, int end) = span;
        (double max, long atMax) = Scan(schedule, first, end, 1);
        (double min, long atMin) = Scan(schedule, first, end, -1);
        Extremum most = schedule.Max(first, end), least = schedule.Min(first, end);
        return (most.Value.Equals(max) && most.Step == atMax && least.Value.Equals(min) && least.Step == atMin)
            .Label($"{schedule} [{first}, {end}): {most} and {least}, not {max:R} at {atMax} and {min:R} at {atMin}");
    }));

    [Fact]
    public void FirstBelow_IsThatOfAScan() => Check.One(Run.Many, Prop.ForAll(
        Arb.From(AnySchedule.Span.Where(s => s.End > s.First)), Arb.From(Gen.Choose(-1, 300)), (span, at) =>
        {
            (Schedule schedule, int first, int end) = span;
            // Levels that the schedule has, exactly and nearly, are the hard ones.
            double value = schedule.At(Math.Clamp(at, first, end - 1));
            foreach (double level in (double[])[value, Math.BitIncrement(value), Math.BitDecrement(value), 1.000001 * value, value / 2])
            {
                long? found = schedule.FirstBelow(level, first, end);
                long? scanned = Enumerable.Range(first, end - first).Select(step => (long?)step).FirstOrDefault(step => schedule.At(step!.Value) < level);
                if (found != scanned)
                    return false.Label($"{schedule} [{first}, {end}) below {level:R}: {found}, not {scanned}");
            }

            return true.Label("");
        }));

    [Fact]
    public void Slope_AddsUpToTheChange() => Check.One(Run.Many, Prop.ForAll(Arb.From(AnySchedule.Span.Where(s => s.End > s.First + 1)), span =>
    {
        (Schedule schedule, int first, int end) = span;
        double sum = Enumerable.Range(first, end - first - 1).Sum(step => schedule.Slope(step));

        // Each slope is rounded as the values are that it lies between, and a growing schedule's are large.
        double largest = Enumerable.Range(first, end - first).Max(step => Math.Abs(schedule.At(step)));
        return Math.Abs(sum - (schedule.At(end - 1) - schedule.At(first))) <= 1e-12 * Math.Max(1, largest);
    }));

    [Fact]
    public void Knots_LieOnTheSchedule() => Check.One(Run.Many, Prop.ForAll(AnySchedule.Arbitrary, schedule =>
    {
        Knot[] knots = [.. schedule.Knots()];
        bool rises = knots.Zip(knots.Skip(1)).All(pair => pair.First.Time < pair.Second.Time);
        bool agree = knots.All(knot => (schedule.Ending == ScheduleEnd.Throw && knot.Time == schedule.Length) || knot.Value.Equals(schedule.AtTime(knot.Time)));
        return knots.Length > 0 && knots[0].Time == 0 && rises && agree;
    }));

    private static (double Value, long Step) Scan(Schedule schedule, int first, int end, int sign)
    {
        (double best, long at) = (schedule.At(first), first);
        for (int step = first + 1; step < end; step++)
        {
            if (sign * schedule.At(step) > sign * best)
                (best, at) = (schedule.At(step), step);
        }

        return (best, at);
    }
}
