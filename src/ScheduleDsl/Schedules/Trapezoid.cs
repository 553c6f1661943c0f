namespace ScheduleDsl.Schedules;

/// <summary>A line up over <c>WarmupSteps</c>, the peak, and a line down to 0 over the last <c>DecayFraction</c> of the run.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0: <c>Peak k / W</c> for <c>k &lt; W</c>, <c>Peak</c> up to <c>S = Steps - D</c>, then <c>Peak (1 - (k - S) / D)</c>, where <c>W = WarmupSteps</c>
/// and <c>D = round(DecayFraction Steps)</c>. Xing et al., "A Walk with SGD", 2018; Zhai et al., "Scaling Vision Transformers", 2022, for the linear
/// cooldown. The same as <see cref="Wsd"/> but for the shape of its cooldown.
/// </remarks>
[Schedule]
[Warmup(Steps = 100)]
[Hold]
[Decay(typeof(Profiles.Linear), Fraction = 0.2)]
public sealed partial class Trapezoid;
