namespace ScheduleDsl.Schedules;

/// <summary>Half a cosine from <c>Peak</c> to <c>DecayFloorOfPeak * Peak</c> at update <c>Steps</c>, after an optional warmup.</summary>
/// <remarks>
/// With <c>W = WarmupSteps</c> (0: none), update <c>k</c>, counted from 0, gets
/// <c>floor + (Peak - floor) (1 + cos(pi (k - W) / (Steps - W))) / 2</c> from <c>k = W</c> on, and the floor from <c>k = Steps</c> on;
/// before that the warmup rises in a line from 0. <c>Steps</c> has to be set. Loshchilov and Hutter, "SGDR", 2016.
/// </remarks>
/// <example><code>
/// Schedule rate = new Cosine { Peak = 1e-3, Steps = 100_000, DecayFloorOfPeak = 0.1 };
/// </code></example>
[Schedule(Peak = 1)]
[Warmup(Steps = 0)]
[Decay(typeof(Profiles.Cosine), FloorOfPeak = 0)]
public sealed partial class Cosine;
