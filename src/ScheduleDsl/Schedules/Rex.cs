namespace ScheduleDsl.Schedules;

/// <summary>REX: the reflected exponential from <c>Peak</c> to <c>DecayFloorOfPeak * Peak</c>, read at every update.</summary>
/// <remarks>
/// With <c>W = WarmupSteps</c> (0: none), update <c>k</c>, counted from 0, gets <c>floor + (Peak - floor) (1 - t) / (1 - t / 2)</c>
/// with <c>t = (k - W) / (Steps - W)</c> from <c>k = W</c> on, and the floor from <c>k = Steps</c> on. <c>Steps</c> has to be set. Chen, Wolfe,
/// Kyrillidis, "REX: Revisiting Budgeted Training with an Improved Schedule", 2021.
/// </remarks>
/// <example><code>
/// Schedule rate = new Rex { Peak = 0.1, Steps = 20_000 };
/// </code></example>
[Schedule(Peak = 1)]
[Warmup(Steps = 0)]
[Decay(typeof(Profiles.Rex), FloorOfPeak = 0)]
public sealed partial class Rex;
