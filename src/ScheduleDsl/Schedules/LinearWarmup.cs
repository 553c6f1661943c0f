namespace ScheduleDsl.Schedules;

/// <summary>
/// A line from <c>WarmupFromOfPeak * Peak</c> to <c>Peak</c> over <c>WarmupSteps</c> updates, then <c>Peak</c> without end.
/// </summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>from + (Peak - from) k / WarmupSteps</c>: the first update sees the starting
/// value (0 unless it is set), update <c>WarmupSteps</c> is the first at the peak. Goyal et al., "Accurate, Large Minibatch SGD",
/// 2017.
/// </remarks>
/// <example><code>
/// Schedule rate = new LinearWarmup { Peak = 3e-4, WarmupSteps = 2_000 };
/// </code></example>
[Schedule(Peak = 1)]
[Warmup(Steps = 100, FromOfPeak = 0)]
[Hold]
public sealed partial class LinearWarmup;
