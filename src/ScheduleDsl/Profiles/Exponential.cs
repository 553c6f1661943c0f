using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>A constant rate of decay: <c>ratio^t</c>. It ends at <c>ratio</c>, not at 0: with a floor of 0 the phase falls to <c>ratio</c> times its start.</summary>
/// <remarks>
/// The exponential cooldown of Hägele et al., "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations", 2024; the third stage of
/// fairseq's tri-stage schedule; the annealing of Ibrahim et al., "Simple and Scalable Strategies to Continually Pre-train Large Language
/// Models", 2024, with <c>ratio</c> the quotient of its last and first value.
/// </remarks>
[Profile(Falling = true)]
public static partial class Exponential
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, <paramref name="ratio"/> at 1.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="ratio">The height at 1, above 0 and at most 1.</param>
    public static double Value(double t, [Setting(Above = 0, Max = 1)] double ratio = 0.01) => Pow(ratio, t);
}
