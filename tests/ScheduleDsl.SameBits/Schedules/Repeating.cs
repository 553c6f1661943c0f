namespace ScheduleDsl.SameBits.Schedules;

/// <summary>The remainder of the time, a joint at every cycle, and drops by a power.</summary>
[Schedule(Peak = 1, End = ScheduleEnd.Repeat)]
[Warmup(Steps = 3, FromOfPeak = 0.25)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 10, FloorOfPeak = 0.1)]
[Drops(EverySteps = 4, Factor = 0.9, Steps = 30)]
public sealed partial class Repeating;
