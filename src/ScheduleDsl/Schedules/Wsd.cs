namespace ScheduleDsl.Schedules;

/// <summary>Warmup, stable, decay: a line up over <c>WarmupSteps</c>, the peak, and a cooldown over the last <c>DecayFraction</c> of the run.</summary>
/// <remarks>
/// <para>
/// With <c>W = WarmupSteps</c>, <c>D = round(DecayFraction * Steps)</c> and <c>S = Steps - D</c>, update <c>k</c>, counted from 0, gets
/// <c>Peak k / W</c> for <c>k &lt; W</c>, <c>Peak</c> for <c>k &lt; S</c>, then <c>floor + (Peak - floor) (1 - sqrt((k - S) / D))</c>, and
/// the floor, <c>DecayFloorOfPeak * Peak</c>, from <c>k = Steps</c> on. <c>Steps</c> has to be set. Hu et al., "MiniCPM", 2024; the
/// cooldown's shape is the best of Hägele et al., "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations", 2024.
/// </para>
/// <para>Another shape is another declaration; every class marked <see cref="ProfileAttribute"/> will do, your own too:</para>
/// <code>
/// [Schedule(Peak = 3e-4, Steps = 100_000)]
/// [Warmup(Steps = 2_000)]
/// [Hold]
/// [Decay(typeof(Profiles.MirrorCosine), Fraction = 0.2, FloorOfPeak = 0.1)]
/// public sealed partial class MyWsd;
/// </code>
/// </remarks>
/// <example><code>
/// Schedule rate = new Wsd { Peak = 3e-4, Steps = 100_000, WarmupSteps = 2_000, DecayFraction = 0.2 };
/// </code></example>
[Schedule(Peak = 1)]
[Warmup(Steps = 100)]
[Hold]
[Decay(typeof(Profiles.OneMinusSqrt), Fraction = 0.2, FloorOfPeak = 0)]
public sealed partial class Wsd;
