namespace ScheduleDsl.Schedules;

/// <summary>Warmup, stable, and a decay that ends at a third of the peak: for curricula of rising quality, with averaged checkpoints.</summary>
/// <remarks>
/// As <see cref="Wsd"/>, whose cooldown is <c>Floor + (Peak - Floor) (1 - sqrt(x))</c>, with a floor of a third of the peak rather than a hundredth, so that the
/// best data, which come last, are still learnt from; average the last checkpoints (<see cref="CheckpointAverage"/>). Luo et al., 2025, from secondary notes.
/// UNVERIFIED: the paper's own text was not seen.
/// </remarks>
[Schedule]
[Warmup(Steps = 100)]
[Hold]
[Decay(typeof(Profiles.OneMinusSqrt), Fraction = 0.2, FloorOfPeak = 0.3333333333333333)]
public sealed partial class ModerateDecay;
