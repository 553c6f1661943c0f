using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Properties;

public class IntegralProperties
{
    [Fact]
    public void Integral_IsTheSumOfTheValues() => Check.One(Run.Many, Prop.ForAll(Arb.From(AnySchedule.Span), span =>
    {
        (Schedule schedule, int first, int end) = span;
        ExactSum exact = new();
        double absolute = 0;
        for (int step = first; step < end; step++)
        {
            exact.Add(schedule.At(step));
            absolute += Math.Abs(schedule.At(step));
        }

        ScheduleIntegral integral = schedule.Integral(first, end);
        double bound = schedule.Pieces.Any(p => p.Form is PieceForm.Constant or PieceForm.Straight) ? (end - first) * Math.ScaleB(Largest(schedule, end), -50) : 0;
        bound += Math.ScaleB(Math.Abs(integral), -53) + Math.ScaleB(absolute, -70);
        return (Math.Abs(exact.DistanceTo(integral)) <= bound).Label($"{schedule} [{first}, {end}): {integral} is off by {exact.DistanceTo(integral):R}, bound {bound:R}");
    }));

    [Fact]
    public void Integral_OfNeighbouringSpansAddsUp() => Check.One(Run.Many, Prop.ForAll(Arb.From(AnySchedule.Span), span =>
    {
        (Schedule schedule, int first, int end) = span;
        int middle = (first + end) / 2;
        double whole = schedule.Integral(first, end);
        double parts = schedule.Integral(first, middle) + schedule.Integral(middle, end);
        return Math.Abs(whole - parts) <= 1e-13 * (1e-3 + (end - first) * Largest(schedule, end));
    }));

    [Fact]
    public void Areas_AreThoseOfTheRecurrence() => Check.One(Run.Many, Prop.ForAll(
        Arb.From(AnySchedule.Rate.Where(s => s.End > 0)), Arb.From(Gen.Choose(0, 999)), (span, lambda) =>
        {
            (Schedule schedule, _, int end) = span;
            AnnealingLaw law = new(2.5, 0.5, 0.5, 0.25, lambda / 1000.0);
            double[] losses = new double[end];
            law.LossCurve(schedule, 0, losses, warmupSteps: 0);
            (double s1, double s2, double m) = (0, 0, 0);
            for (int step = 0; step < end; step++)
            {
                s1 += schedule.At(step);
                m = step == 0 ? 0 : law.Lambda * m + (schedule.At(step - 1) - schedule.At(step));
                s2 += m;
                AnnealingAreas areas = law.Areas(schedule, step, warmupSteps: 0);
                double scale = 1e-11 * (1e-6 + s1);
                if (Math.Abs(areas.S1 - s1) > scale || Math.Abs(areas.S2 - s2) > scale)
                    return false.Label($"{schedule} at {step}: {areas}, not {s1:R} and {s2:R}");
                double loss = 2.5 + 0.5 / Math.Sqrt(s1) - 0.25 * s2;
                if (s1 > 0 && Math.Abs(losses[step] - loss) > 1e-9 * loss)
                    return false.Label($"{schedule} at {step}: {losses[step]:R}, not {loss:R}");
            }

            return true.Label("");
        }));

    private static double Largest(Schedule schedule, int end) =>
        Enumerable.Range(0, Math.Max(1, end)).Max(step => Math.Abs(schedule.At(step)));
}
