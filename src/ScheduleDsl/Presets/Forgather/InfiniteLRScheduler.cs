using static ScheduleDsl.Language;

namespace ScheduleDsl.Forgather;

/// <summary><c>forgather.ml.optim.infinite_lr_scheduler.InfiniteLRScheduler</c>: warmup, cosine cooldown, a constant rate without end, and an annealing to branch off.</summary>
/// <remarks>
/// <para>
/// Update <c>k</c>, counted from 0: <c>Lr k / WarmupSteps</c>, then half a cosine from <c>Lr</c> to <c>ConstantLr</c> over <c>CooldownSteps</c>, then <c>ConstantLr</c>; from update
/// <c>s = CheckpointStep</c> on <c>MinLr + (ConstantLr - MinLr) exp(-(k - s) / Tau)</c>, which never reaches <c>MinLr</c>. Without a cooldown the warmup ends at <c>ConstantLr</c>.
/// </para>
/// <para>
/// The annealing is this library's own, in its version of 2025 (later ones changed it): the papers anneal by <c>ConstantLr (MinLr / ConstantLr)^z</c> over a given length. After Singh et al., "Beyond
/// Cosine Decay: On the effectiveness of Infinite Learning Rate Schedule for Continual Pre-training", 2025.
/// </para>
/// </remarks>
public sealed partial class InfiniteLRScheduler
{
    /// <param name="lr">The optimizer's rate, the peak.</param>
    /// <param name="warmupSteps">Length of the warmup.</param>
    /// <param name="cooldownSteps">Length of the cooldown.</param>
    /// <param name="constantLr">The rate of the endless phase.</param>
    /// <param name="minLr">What the annealing goes towards.</param>
    /// <param name="tau">Updates in which the annealing comes nearer to its end by the factor e.</param>
    /// <param name="checkpointStep">Update at which the annealing begins; -1 for none.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1,
        long warmupSteps = 0,
        long cooldownSteps = 0,
        [Setting(Above = 0)] double constantLr = 3.75e-5,
        [Setting(Min = 0, Role = HyperRole.Floor)] double minLr = 1e-8,
        [Setting(Above = 0)] double tau = 1e4,
        [Setting(Min = -1)] long checkpointStep = -1)
    {
        double constantStart = warmupSteps + cooldownSteps;
        Curve.Require(checkpointStep < 0 || checkpointStep >= constantStart, "the annealing begins before warmup and cooldown are over");
        Curve start = Curve.Line(0, cooldownSteps > 0 ? lr : constantLr, warmupSteps)
            .Then(Curve.Fall(Profiles.Cosine.Value, lr, constantLr, cooldownSteps));
        return checkpointStep < 0
            ? start.Then(Curve.Constant(constantLr))
            : start.Then(Curve.Constant(constantLr, Max(checkpointStep - constantStart, 0)))
                .Then(Curve.Of(k => CurveMath.Mix(minLr, constantLr, Exp(-k / tau))));
    }
}
