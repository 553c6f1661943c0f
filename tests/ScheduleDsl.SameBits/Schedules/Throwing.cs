namespace ScheduleDsl.SameBits.Schedules;

/// <summary>Has no value from its end on.</summary>
[Schedule(Peak = 0.5, Steps = 500, End = ScheduleEnd.Throw)]
[Warmup(Fraction = 0.1)]
[Hold]
[Decay(typeof(ScheduleDsl.Profiles.Rex), Fraction = 0.3)]
public sealed partial class Throwing;
