using static ScheduleDsl.Language;

namespace ScheduleDsl.Fairseq;

/// <summary>fairseq's <c>tri_stage</c>: a line up, a hold, an exponential down, and then its last value.</summary>
/// <remarks>
/// With <c>k</c> updates finished, from 0: from <c>InitLrScale Lr</c> to <c>Lr</c> over <c>WarmupSteps</c>, <c>Lr</c> for <c>HoldSteps</c>, then <c>Lr FinalLrScale^z</c> with <c>z</c> from 0
/// to 1 over <c>DecaySteps</c>, and <c>Lr FinalLrScale</c> for ever. A stage of length 0 vanishes. The original's <c>phase_ratio</c> is these lengths as parts of <c>max_update</c>, each rounded
/// down. Park et al., "SpecAugment", 2019.
/// </remarks>
public sealed partial class TriStageLRSchedule
{
    /// <param name="lr">The peak.</param>
    /// <param name="initLrScale">Where the warmup begins, as a part of the peak.</param>
    /// <param name="finalLrScale">Where the decay ends, as a part of the peak.</param>
    /// <param name="warmupSteps">Length of the warmup.</param>
    /// <param name="holdSteps">Length of the hold.</param>
    /// <param name="decaySteps">Length of the decay.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1,
        [Setting(Min = 0)] double initLrScale = 0.01,
        [Setting(Above = 0)] double finalLrScale = 0.01,
        long warmupSteps = 0,
        long holdSteps = 0,
        long decaySteps = 0) =>
        Curve.Line(initLrScale * lr, lr, warmupSteps)
            .Then(Curve.Constant(lr, holdSteps))
            .Then(Curve.Fall(z => Pow(finalLrScale, z), lr, 0, decaySteps))
            .Then(Curve.Constant(lr * finalLrScale));
}
