namespace ScheduleDsl.Tests.Schedules;

/// <summary>Rises again after its end.</summary>
[Schedule(Peak = 1, End = ScheduleEnd.Continue)]
[Warmup(Steps = 0)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), Floor = 0)]
public sealed partial class OngoingCosine;

/// <summary>Every unit, and profiles with settings.</summary>
[Schedule(Peak = 2, Steps = 400)]
[Plan(BatchSize = 4, Accumulation = 2, DatasetSize = 100, SequenceLength = 16)]
[Warmup(typeof(ScheduleDsl.Profiles.Cosine), Epochs = 0.5)]
[Warmup(Samples = 20, From = 0.5)]
[Cooldown(typeof(ScheduleDsl.Profiles.InverseSqrt), Tokens = 2_000, FloorOfPeak = 0.3)]
[Hold]
[Anneal(typeof(ScheduleDsl.Profiles.Polynomial), Fraction = 0.25, FloorOfStart = 0.1, Set = "Power=1.5")]
public sealed partial class EveryUnit;

/// <summary>Leaves its plan to whoever uses it.</summary>
[Schedule]
[Warmup(Epochs = 1)]
[Decay(typeof(ScheduleDsl.Profiles.Linear), Epochs = 2)]
public sealed partial class ThreeEpochs;

/// <summary>Cycles whose length no plan sets.</summary>
[Schedule(Steps = 40, End = ScheduleEnd.Repeat)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine))]
public sealed partial class Waves;

/// <summary>Drops on without end, after a warmup.</summary>
[Schedule(Peak = 1)]
[Warmup(Steps = 5)]
[Drops(EverySteps = 7, Factor = 0.9)]
public sealed partial class EvenDrops;

/// <summary>Goes on below its floor in steps; the hold takes its place where it has a length.</summary>
[Schedule(Peak = 1, Steps = 100, End = ScheduleEnd.Continue)]
[Decay(typeof(ScheduleDsl.Profiles.Linear), FloorOfPeak = 0.5)]
[Sampling(EveryPercent = 30)]
[Hold(Steps = 0)]
public sealed partial class OngoingReadings;

/// <summary>Falls to 0 and starts over.</summary>
[Schedule(Peak = 1, End = ScheduleEnd.Repeat)]
[Decay(typeof(ScheduleDsl.Profiles.Linear), Floor = 0)]
public sealed partial class Sawteeth;

/// <summary>Divides whole numbers from update 100 on, by 0 where <c>Parts</c> is 0.</summary>
public sealed partial class LateDivision
{
    [Schedule]
    private static Curve Define(long total = 7, long parts = 2) => Curve.Of(k => k < 100 ? k : total / parts);
}
