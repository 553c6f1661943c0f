namespace ScheduleDsl.Schedules;

/// <summary>The same value for every update: <c>Peak</c>. It has no length.</summary>
[Schedule(Peak = 1)]
[Hold]
public sealed partial class Constant;
