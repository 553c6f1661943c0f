using static ScheduleDsl.Language;

namespace ScheduleDsl.HuggingFace;

/// <summary><c>transformers.get_cosine_schedule_with_warmup</c>: a straight line from 0 up to <c>Lr</c>, then <c>NumCycles</c> waves of a cosine.</summary>
/// <remarks>
/// <para>
/// With <c>W = NumWarmupSteps</c> and <c>T = NumTrainingSteps</c> update <c>k</c>, counted from 0, gets <c>Lr k / W</c> for <c>k &lt; W</c>, then <c>Lr max(0, (1 + cos(2 pi
/// NumCycles x)) / 2)</c> with <c>x = (k - W) / (T - W)</c>. The default, half a wave, reaches 0 at <c>k = T</c>, after the last update of the run. Beyond it the
/// cosine goes on and rises, as PyTorch's does; optax's and Megatron's hold their end value. A warmup longer than the run is refused here.
/// </para>
/// <para>Loshchilov, Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2016.</para>
/// </remarks>
public sealed partial class CosineScheduleWithWarmup
{
    /// <param name="numTrainingSteps">Updates of the whole run, the warmup among them.</param>
    /// <param name="numWarmupSteps">Updates of the warmup.</param>
    /// <param name="numCycles">Waves of the cosine: 0.5 goes down once.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule(End = ScheduleEnd.Continue)]
    private static Curve Define(
        [Setting(Role = HyperRole.Length)] long numTrainingSteps,
        [Setting(Role = HyperRole.WarmupLength)] long numWarmupSteps = 0,
        [Setting(Min = 0)] double numCycles = 0.5, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 5e-5)
    {
        Curve.Require(numWarmupSteps <= numTrainingSteps, "the warmup takes longer than the run");
        double rest = Max(1.0, numTrainingSteps - numWarmupSteps);
        return Curve.Line(0, lr, numWarmupSteps).Then(Curve.Of(rest, k => lr * CurveMath.HalfCosine(2 * numCycles * (k / rest))));
    }
}
