namespace ScheduleDsl.SameBits.Schedules;

/// <summary>A power of the time without end: down to zero and denormals.</summary>
[Schedule(Peak = 1e-3)]
[Warmup(Steps = 5)]
[Drops(EverySteps = 7, Factor = 0.9)]
public sealed partial class DroppingForever;
