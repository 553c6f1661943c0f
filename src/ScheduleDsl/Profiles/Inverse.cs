namespace ScheduleDsl.Profiles;

/// <summary>The reciprocal of a straight line: <c>1 / (t / ratio + 1 - t)</c>, fast at first. It ends at <c>ratio</c>, not at 0: with a floor of 0 the phase falls to <c>ratio</c> times its start.</summary>
/// <remarks>The decay of WSD-S: the reciprocal of the rate is a line. Wen et al., "Understanding Warmup-Stable-Decay Learning Rates: A River Valley Loss Landscape Perspective", 2024.</remarks>
[Profile(Falling = true)]
public static partial class Inverse
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, <paramref name="ratio"/> at 1.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="ratio">The height at 1, above 0 and at most 1.</param>
    public static double Value(double t, [Setting(Above = 0, Max = 1)] double ratio = 0.1) => 1 / (t / ratio + (1 - t));
}
