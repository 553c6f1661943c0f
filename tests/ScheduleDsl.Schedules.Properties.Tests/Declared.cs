namespace ScheduleDsl.Tests.Schedules.Properties;

/// <summary>Starts over at its end.</summary>
[Schedule(Peak = 1, End = ScheduleEnd.Repeat)]
[Warmup(Steps = 3, FromOfPeak = 0.25)]
[Decay(typeof(ScheduleDsl.Profiles.Linear), FloorOfPeak = 0.125)]
public sealed partial class Sawtooth;

/// <summary>Has no value from its end on.</summary>
[Schedule(Peak = 1, End = ScheduleEnd.Throw)]
[Warmup(Steps = 5)]
[Hold(Steps = 4)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), FloorOfPeak = 0)]
public sealed partial class Bounded;

/// <summary>Falls on below its floor.</summary>
[Schedule(Peak = 1, End = ScheduleEnd.Continue)]
[Hold(Steps = 4)]
[Decay(typeof(ScheduleDsl.Profiles.Linear), FloorOfPeak = 0.5)]
public sealed partial class Ongoing;

/// <summary>Drops without end.</summary>
[Schedule(Peak = 1)]
[Warmup(Steps = 5)]
[Drops(EverySteps = 7, Factor = 0.9)]
public sealed partial class EvenDrops;

/// <summary>Falls along a profile to a floor that may lie above what the drops before it left.</summary>
[Schedule(Peak = 1, Steps = 100, End = ScheduleEnd.Hold)]
[Drops(30, 60, Factor = 0.1, Steps = 40)]
[Decay(typeof(ScheduleDsl.Profiles.Linear), FloorOfPeak = 0.5, Steps = 30)]
public sealed partial class DropsThenRise;
