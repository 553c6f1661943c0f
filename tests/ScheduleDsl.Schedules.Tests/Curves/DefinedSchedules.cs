using static ScheduleDsl.Language;

namespace ScheduleDsl.Tests.Schedules.Curves;

/// <summary>Phases, a formula with a captured local, and a condition.</summary>
public sealed partial class Phased
{
    [Schedule]
    public static Curve Define(
        [Setting(Min = 0)] double peak = 0.3, long steps = 200, long warmup = 20, [Setting(Above = 0)] double power = 2, double floor = 0.01)
    {
        Curve.Require(warmup <= steps, "the warmup takes longer than the run");
        double rest = steps - warmup;
        double height = peak - floor;
        Curve up = Curve.Line(0, peak, warmup);
        return up.Then(Curve.Of(rest, k =>
        {
            double left = 1 - k / rest;
            return floor + height * Pow(left, power);
        }));
    }
}

/// <summary>Every combinator, one after another.</summary>
public sealed partial class Combined
{
    [Schedule]
    public static Curve Define(double level = 0.5, long steps = 40, [Setting(Min = 1, Max = 3)] double growth = 1.5, [Setting(Min = 0, Max = 1)] double decay = 0.75)
    {
        Curve wave = Curve.Fall(Profiles.Cosine.Value, 1, level, steps).Repeat(growth, decay);
        Curve ramp = Curve.Line(0, 2, steps * 3).Warp(t => t * t).Offset(-steps / 4);
        Curve both = wave.Times(ramp).Plus(wave.Min(ramp)).Max(Curve.Constant(0.1).Times(level)).Clamp(0.05, 1.7).Plus(0.25);
        return both.Cooldown(steps * 4, steps, t => 1 - t * t, 0.01);
    }
}

/// <summary>Forks, choices and a further curve.</summary>
public sealed partial class Chosen
{
    public enum Path { Straight, Round, Flat }

    [Schedule(End = ScheduleEnd.Repeat)]
    public static Curve Define(Path way = Path.Round, bool high = false, long steps = 50, [Setting(Min = 0, Max = 1)] double leave = 0.5)
    {
        double top = 1;
        if (high)
            top = 10;
        Curve shape = way switch
        {
            Path.Straight => Curve.Line(top, 0, steps),
            Path.Round => Curve.Fall(t => 1 - t * t, top, 0, steps),
            _ => Curve.Constant(top, steps),
        };
        if (leave > 0.9)
            return shape;
        return shape.Fork(leave * steps, steps * 1.5);
    }

    [Schedule]
    public static Curve DefineMomentum(bool high = false, long steps = 50) => Rising(high ? 0.99 : 0.9, steps);

    private static Curve Rising(double to, double steps) => Curve.Line(0.5, to, steps);
}

/// <summary>Every query of a table.</summary>
public sealed partial class Tabled
{
    [Schedule]
    public static Curve Define(StepTable marks, double rate = 1) => Curve.Of(k =>
        rate * marks.ProductUpTo(k) + marks.CountUpTo(k) + 10 * marks.ValueAt(k, 3) + 100 * marks.TimeAt(k, -1) + 1000 * marks.TimeAfter(k, 999));
}
