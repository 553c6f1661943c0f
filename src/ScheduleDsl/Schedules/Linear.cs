namespace ScheduleDsl.Schedules;

/// <summary>A line from <c>Peak</c> to <c>DecayFloorOfPeak * Peak</c> at update <c>Steps</c>, after an optional warmup.</summary>
/// <remarks>
/// With <c>W = WarmupSteps</c> (0: none), update <c>k</c>, counted from 0, gets <c>floor + (Peak - floor) (1 - (k - W) / (Steps - W))</c>
/// from <c>k = W</c> on, and the floor from <c>k = Steps</c> on; before that the warmup rises in a line from 0. <c>Steps</c>
/// has to be set. Li, Yumer, Ramanan, "Budgeted Training", 2020; Defazio et al. 2023.
/// </remarks>
/// <example><code>
/// Schedule rate = new Linear { Peak = 1e-3, Steps = 100_000, WarmupSteps = 1_000 };
/// </code></example>
[Schedule(Peak = 1)]
[Warmup(Steps = 0)]
[Decay(typeof(Profiles.Linear), FloorOfPeak = 0)]
public sealed partial class Linear;
