using static ScheduleDsl.Language;

namespace ScheduleDsl.Epfl;

/// <summary><c>wsd_schedule</c> of the repository <c>epfml/schedules-and-scaling</c>: warmup, stable, decay, in the shapes of its paper.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0: <c>Lr</c> times the line from <c>1 / InitDivFactor</c>, not from 0, to 1 below <c>NWarmup</c>, then <c>Lr</c>, then for the last
/// <c>D = floor(FractDecay NIterations)</c> updates <c>Lr (f + (1 - f) g(z))</c> with <c>z = (k - NIterations + D) / D</c>, <c>f = FinalLrFactor</c> and the shape <c>g</c> of <c>DecayType</c>; the exponential is <c>Lr f^z</c>. <c>Lr f</c>
/// from <c>NIterations</c> on. A decay that is longer than what the warmup leaves is under way when the warmup ends. Hägele et al., "Scaling Laws and Compute-Optimal Training
/// Beyond Fixed Training Durations", 2024.
/// </remarks>
public sealed partial class WsdSchedule
{
    /// <param name="nIterations">Length in updates.</param>
    /// <param name="lr">The peak; 1 for the multiplier that the original returns.</param>
    /// <param name="finalLrFactor">What the decay goes down to, as a part of the peak.</param>
    /// <param name="nWarmup">Length of the warmup.</param>
    /// <param name="initDivFactor">The peak over where the warmup begins.</param>
    /// <param name="fractDecay">Length of the decay, as a part of all updates.</param>
    /// <param name="decayType">Shape of the decay.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Role = HyperRole.Length)] long nIterations,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1,
        [Setting(Min = 0)] double finalLrFactor = 0,
        [Setting(Role = HyperRole.WarmupLength)] long nWarmup = 1000,
        [Setting(Above = 0)] double initDivFactor = 100,
        [Setting(Min = 0, Max = 1)] double fractDecay = 0.1,
        DecayType decayType = DecayType.Linear)
    {
        Curve.Require(nWarmup <= nIterations, "the warmup takes longer than the run");
        double decay = Floor(fractDecay * nIterations);
        double stable = nIterations - decay - nWarmup;
        double floor = lr * finalLrFactor;
        Curve fall = decayType switch
        {
            DecayType.Linear => Curve.Line(lr, floor, decay),
            DecayType.Exp => Curve.Fall(z => Pow(finalLrFactor, z), lr, 0, decay),
            DecayType.Cosine => Curve.Fall(Profiles.Cosine.Value, lr, floor, decay),
            DecayType.MirorCosine => Curve.Fall(Profiles.MirrorCosine.Value, lr, floor, decay),
            DecayType.Square => Curve.Fall(Profiles.OneMinusSquare.Value, lr, floor, decay),
            _ => Curve.Fall(Profiles.OneMinusSqrt.Value, lr, floor, decay),
        };
        return Curve.Line(lr / initDivFactor, lr, nWarmup)
            .Then(Curve.Constant(lr, Max(stable, 0)))
            .Then(fall.Offset(Max(-stable, 0)))
            .Then(Curve.Constant(floor));
    }
}
