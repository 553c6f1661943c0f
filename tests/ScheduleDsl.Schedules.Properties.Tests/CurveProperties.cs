using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Properties;

/// <summary>What holds for the values of every schedule: bounds, joints, declared monotonicity, and one value wherever it is read.</summary>
public class CurveProperties
{
    [Fact]
    public void Fill_HasTheBitsOfAt() => Check.One(Run.Many, Prop.ForAll(Arb.From(AnySchedule.Span), span =>
    {
        double[] filled = new double[span.End - span.First];
        span.Schedule.Fill(span.First, filled);
        return filled.Select((value, i) => Bits(value) == Bits(span.Schedule.At(span.First + i))).All(same => same);
    }));

    [Fact]
    public void GeneratedKernel_TakesTheValueOfAt() => Check.One(Run.Few, Prop.ForAll(Arb.From(AnySchedule.Rate), span =>
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("w", [3]));
        using OptimizerRun run = OptimizerRun.Create(table, new SgdSettings { LearningRate = span.Schedule }, new RunOptions { Threads = 1 });
        double expected = 0;
        for (int k = 0; k < Math.Min(span.End, 60); k++)
        {
            table["w"].GradientsAs<double>().Fill(1);
            StepResult step = run.Step();
            expected -= span.Schedule.At(k);
            if (Bits(step["LearningRate"]) != Bits(span.Schedule.At(k)) || Bits(table["w"].ValuesAs<double>()[2]) != Bits(expected))
                return false;
        }
        return true;
    }));

    [Fact]
    public void PhasedSchedules_StayBetweenZeroAndThePeak() => Check.One(Run.Many, Prop.ForAll(Arb.From(AnySchedule.Phased), schedule =>
    {
        double peak = Peak(schedule);
        return Times(schedule).All(k => schedule.AtTime(k) >= 0 && schedule.AtTime(k) <= peak);
    }));

    [Fact]
    public void PhasedSchedules_AreContinuousAtTheirJoints() => Check.One(Run.Many, Prop.ForAll(Arb.From(AnySchedule.Phased), schedule =>
        schedule.Pieces.Skip(1).All(piece =>
            Math.Abs(schedule.AtTime(piece.Start - 1e-9) - schedule.AtTime(piece.Start)) <= 1e-6 * Peak(schedule) + 1e-15)));

    [Fact]
    public void PiecesThatAreDeclaredMonotone_NeverTurn() => Check.One(Run.Many, Prop.ForAll(AnySchedule.Arbitrary, schedule =>
        schedule.Pieces.Where(p => p.Form is PieceForm.Monotone or PieceForm.Straight or PieceForm.Constant && double.IsFinite(p.End)).All(piece =>
        {
            double[] values = [.. Enumerable.Range(0, 100).Select(i => schedule.AtTime(piece.Start + (piece.End - piece.Start) * i / 100))];
            double slack = 1e-12 * values.Max(Math.Abs);
            double[] changes = [.. values.Zip(values.Skip(1), (x, y) => y - x)];
            return changes.All(c => c <= slack) || changes.All(c => c >= -slack);
        })));

    [Fact]
    public void Fork_AgreesUpToWhereItLeaves_IsContinuousThere_AndEndsAsTheOriginalDoes() => Check.One(Run.Many, Prop.ForAll(
        Arb.From(
            from schedule in AnySchedule.Phased
            from share in Gen.Choose(0, 100)
            from more in Gen.Choose(1, 60)
            select (schedule, at: schedule.Length!.Value * share / 100, more)),
        fork =>
        {
            Curve forked = fork.schedule.Fork(fork.at, fork.at + fork.more);
            bool agrees = Enumerable.Range(0, (int)fork.at + 1).All(k => Bits(forked.At(k)) == Bits(fork.schedule.At(k)));
            double after = forked.AtTime(fork.at + 1e-9);
            // A root has no bound on its slope, so a billionth of an update may change it by some hundred-thousandths.
            return agrees && Math.Abs(after - forked.AtTime(fork.at)) <= 1e-3 * Peak(fork.schedule) + 1e-15
                && Bits(forked.At(fork.at + fork.more)) == Bits(fork.schedule.At(fork.schedule.Length!.Value));
        }));

    [Fact]
    public void Cooldown_StartsWhereItLeavesAndEndsAtItsFloor() => Check.One(Run.Many, Prop.ForAll(
        Arb.From(
            from schedule in AnySchedule.Phased
            from steps in Gen.Choose(1, 60)
            from share in Gen.Choose(0, 200)
            select (schedule, start: schedule.Length!.Value * share / 100, steps)),
        cooled =>
        {
            Curve curve = cooled.schedule.Cooldown(cooled.start, cooled.steps);
            return Bits(curve.At(cooled.start)) == Bits(cooled.schedule.At(cooled.start)) && curve.At(cooled.start + cooled.steps) == 0
                && curve.Length == cooled.start + cooled.steps;
        }));

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);

    private static double[] Times(Schedule schedule) => [.. Enumerable.Range(0, 200).Select(i => schedule.Length!.Value * 1.25 * i / 200)];

    private static double Peak(Schedule schedule) =>
        schedule.Get(schedule.Properties.Select((p, i) => (p.Name, i)).Single(p => p.Name == "Peak").i);
}
