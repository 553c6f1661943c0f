using System;
using FsCheck;
using FsCheck.Fluent;
using ScheduleDsl.Profiles;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Tests.Schedules.Properties;

/// <summary>Schedules with random settings: built-ins, declarations with every end, and curves composed of them.</summary>
internal static class AnySchedule
{
    private static readonly Gen<int> Lengths = Gen.Choose(0, 40);
    private static readonly Gen<double> Values = Gen.Choose(0, 1_000_000).Select(n => n / 1e9);

    private static readonly Gen<Schedule> Declared =
        from kind in Gen.Choose(0, 11)
        from peak in Values
        from a in Lengths
        from b in Lengths
        from share in Gen.Choose(0, 100)
        select Make(kind, peak, a, b, share / 100.0);

    /// <summary>Built-ins of a warmup, a hold and a decay that end by holding: continuous, and never above their peak.</summary>
    public static Gen<Schedule> Phased { get; } =
        from kind in Gen.Choose(0, 3)
        from peak in Values
        from a in Lengths
        from b in Lengths
        from share in Gen.Choose(0, 100)
        select Make(kind, peak, a, b, share / 100.0);

    /// <summary>Any of them.</summary>
    public static Gen<Schedule> Generator { get; } = Gen.Frequency(
        (3, Declared),
        (2, from schedule in Declared.Where(s => s.Length is not null)
            from start in Values
            from end in Values
            from steps in Lengths
            select Extend(schedule, start, end, steps)));

    public static Arbitrary<Schedule> Arbitrary { get; } = Arb.From(Generator);

    /// <summary>A span of updates that begins and ends anywhere in and behind a schedule.</summary>
    public static Gen<(Schedule Schedule, int First, int End)> Span { get; } =
        from schedule in Generator
        from x in Gen.Choose(0, 250)
        from y in Gen.Choose(0, 250)
        let most = schedule.Ending == ScheduleEnd.Throw ? (int)schedule.Length!.Value : int.MaxValue
        select (schedule, Math.Min(Math.Min(x, y), most), Math.Min(Math.Max(x, y), most));

    /// <summary>A span in which no value is negative, so that an optimizer takes the schedule as its rate.</summary>
    public static Gen<(Schedule Schedule, int First, int End)> Rate { get; } = Span.Where(s => s.End == 0 || s.Schedule.Min(0, s.End) >= 0);

    private static Schedule Make(int kind, double peak, int a, int b, double share) => kind switch
    {
        0 => new Wsd { Peak = peak, Steps = a + b + 1, WarmupSteps = (long)(a * (1 - share)), DecayFraction = share * b / (a + b + 1), DecayFloorOfPeak = share },
        1 => new ScheduleDsl.Schedules.Cosine { Peak = peak, Steps = a + b + 1, WarmupSteps = a, DecayFloorOfPeak = share },
        2 => new ScheduleDsl.Schedules.Linear { Peak = peak, Steps = a + b + 1, WarmupSteps = a, DecayFloorOfPeak = share },
        3 => new ScheduleDsl.Schedules.Rex { Peak = peak, Steps = a + 1 },
        4 => new StepDecay { Peak = peak, Steps = a + 1, DropsFactor = 2 * share },
        5 => new LinearEvery10Percent { Peak = peak, Steps = a + b + 1, WarmupSteps = b },
        6 => new LinearWarmup { Peak = peak, WarmupSteps = a, WarmupFromOfPeak = share },
        7 => new Sawtooth { Peak = peak, Steps = a + b + 1, WarmupSteps = a },
        8 => new Bounded { Peak = peak, Steps = a + b + 9, WarmupSteps = a },
        9 => new Ongoing { Peak = peak, Steps = a + b + 1, HoldSteps = a },
        10 => new EvenDrops { Peak = peak, WarmupSteps = a, DropsEverySteps = b + 1, DropsFactor = 0.5 + share },
        _ => new DropsThenRise { Peak = peak, Steps = 100 + a, DropsSteps = a, DecaySteps = b, DecayFloorOfPeak = share },
    };

    private static Schedule Extend(Schedule schedule, double from, double to, int steps) => (steps % 8) switch
    {
        0 => schedule.Then(Curve.Line(from, to, steps / 2.0)).Then(Curve.Constant(to, steps)),
        1 => schedule.Then(Curve.Fall(OneMinusSqrt.Value, from, to, steps)).Times(0.5),
        2 => schedule.Cooldown(Math.Min(steps, schedule.Length!.Value / 2), steps),
        3 => schedule.Fork(schedule.Length!.Value / 3, schedule.Length.Value + steps),
        4 => schedule.Plus(Curve.Line(from, to, steps)),
        5 => schedule.Clamp(Math.Min(from, to), Math.Max(from, to)).Offset(steps / 2.0 - 10),
        6 => schedule.Times(Curve.Constant(to, 5).Then(Curve.Line(1, to, steps))).Min(Curve.Constant(from)),
        _ => Curve.Line(from, to, steps + 0.5).Then(schedule).Plus(0.25),
    };
}
