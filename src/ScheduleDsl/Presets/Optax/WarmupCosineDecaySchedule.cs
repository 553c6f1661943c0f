using static ScheduleDsl.Language;

namespace ScheduleDsl.Optax;

/// <summary><c>optax.warmup_cosine_decay_schedule</c>: a straight line up to the peak, then half a cosine, to a power, down to the end value.</summary>
/// <remarks>
/// <para>
/// Update <c>k</c>, counted from 0: <c>InitValue + (PeakValue - InitValue) k / WarmupSteps</c> for <c>k &lt; WarmupSteps</c>, then <c>EndValue + (PeakValue - EndValue)
/// C^Exponent</c> with <c>C = (1 + cos(pi x)) / 2</c>, <c>x = (k - WarmupSteps) / (DecaySteps - WarmupSteps)</c>. <c>DecaySteps</c> is the whole length, <b>with</b>
/// the warmup. <c>EndValue</c> is reached at update <c>DecaySteps</c> and kept; a peak of 0 stays 0, as there. The original has no defaults for the first four
/// settings.
/// </para>
/// <para>Loshchilov, Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2016.</para>
/// </remarks>
public sealed partial class WarmupCosineDecaySchedule
{
    /// <param name="decaySteps">Updates of the whole, the warmup among them.</param>
    /// <param name="initValue">Value at update 0.</param>
    /// <param name="peakValue">Value at the peak.</param>
    /// <param name="warmupSteps">Updates of the warmup.</param>
    /// <param name="endValue">Value at the end.</param>
    /// <param name="exponent">Exponent of the cosine.</param>
    [Schedule]
    private static Curve Define(
        long decaySteps, double initValue = 0, [Setting(Role = HyperRole.Peak)] double peakValue = 0.1, long warmupSteps = 0, double endValue = 0, [Setting(Above = 0)] double exponent = 1)
    {
        Curve.Require(warmupSteps < decaySteps, "the warmup leaves no update to the cosine");
        return Curve.Line(initValue, peakValue, warmupSteps).Then(Curve.Fall(
            t => Pow(CurveMath.HalfCosine(t), exponent), peakValue, peakValue == 0 ? 0 : endValue, decaySteps - warmupSteps));
    }
}
