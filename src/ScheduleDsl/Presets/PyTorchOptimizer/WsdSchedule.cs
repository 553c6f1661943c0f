using static ScheduleDsl.Language;

namespace ScheduleDsl.PyTorchOptimizer;

/// <summary><c>pytorch_optimizer.get_wsd_schedule</c>: warmup, stable, decay.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0: <c>Lr k / NumWarmupSteps</c>, so that the first does nothing, then <c>Lr</c>, then over <c>NumDecaySteps</c> with <c>z</c> from 0 to 1 the shape of
/// <c>CooldownType</c>, then <c>Lr MinLrRatio</c> for ever. Only the cosine, <c>MinLrRatio + (1 - MinLrRatio) max(0, (1 + cos(2 pi NumCycles z)) / 2)</c>, aims at the minimum; the others fall to 0 and then jump up to it.
/// Hu et al., "MiniCPM", 2024; Hägele et al., "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations", 2024.
/// </remarks>
public sealed partial class WsdSchedule
{
    /// <param name="lr">The optimizer's rate, the peak.</param>
    /// <param name="numWarmupSteps">Length of the warmup.</param>
    /// <param name="numStableSteps">Length of the stable phase.</param>
    /// <param name="numDecaySteps">Length of the decay.</param>
    /// <param name="minLrRatio">What remains after the decay, as a part of the peak.</param>
    /// <param name="numCycles">Waves of the cosine; a half is one fall.</param>
    /// <param name="cooldownType">Shape of the decay.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1,
        long numWarmupSteps = 0,
        long numStableSteps = 0,
        long numDecaySteps = 0,
        [Setting(Min = 0, Role = HyperRole.FloorOfPeak)] double minLrRatio = 0,
        [Setting(Min = 0)] double numCycles = 0.5,
        CooldownType cooldownType = CooldownType.OneMinusSqrt)
    {
        Curve decay = cooldownType switch
        {
            CooldownType.Cosine => Curve.Fall(z => Max(0, CurveMath.HalfCosine(2 * numCycles * z)), lr, lr * minLrRatio, numDecaySteps),
            CooldownType.Linear => Curve.Line(lr, 0, numDecaySteps),
            CooldownType.OneMinusSquare => Curve.Fall(Profiles.OneMinusSquare.Value, lr, 0, numDecaySteps),
            _ => Curve.Fall(Profiles.OneMinusSqrt.Value, lr, 0, numDecaySteps),
        };
        return Curve.Line(0, lr, numWarmupSteps).Then(Curve.Constant(lr, numStableSteps)).Then(decay).Then(Curve.Constant(lr * minLrRatio));
    }
}
