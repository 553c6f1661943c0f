using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>A line up, a hold, an exponential decay, and what is left: the schedule of speech models.</summary>
/// <remarks>
/// <c>InitRatio Peak</c> to <c>Peak</c> over <c>WarmupSteps</c> updates, <c>Peak</c> for <c>HoldSteps</c>, <c>Peak EndRatio^(k / DecaySteps)</c> for <c>DecaySteps</c>, then
/// <c>EndRatio Peak</c>. Park et al., "SpecAugment", 2019.
/// </remarks>
public sealed partial class TriStage
{
    /// <param name="peak">The value of the hold, at least 0.</param>
    /// <param name="warmupSteps">Length of the rise in updates.</param>
    /// <param name="holdSteps">Length of the hold in updates.</param>
    /// <param name="decaySteps">Length of the decay in updates.</param>
    /// <param name="initRatio">Start over peak, in [0, 1].</param>
    /// <param name="endRatio">End over peak, above 0 and at most 1.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, long warmupSteps = 1000, long holdSteps = 4000, long decaySteps = 5000,
        [Setting(Min = 0, Max = 1)] double initRatio = 0.01, [Setting(Above = 0, Max = 1)] double endRatio = 0.01) =>
        Curve.Line(initRatio * peak, peak, warmupSteps)
            .Then(Curve.Constant(peak, holdSteps))
            .Then(Curve.Of(decaySteps, k => peak * Pow(endRatio, CurveMath.Progress(k, decaySteps))));
}
