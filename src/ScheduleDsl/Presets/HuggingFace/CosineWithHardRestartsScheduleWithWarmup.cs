using static ScheduleDsl.Language;

namespace ScheduleDsl.HuggingFace;

/// <summary>
/// <c>transformers.get_cosine_with_hard_restarts_schedule_with_warmup</c>: a straight line from 0 up to <c>Lr</c>, then <c>NumCycles</c> half cosines of equal length.
/// </summary>
/// <remarks>
/// <para>
/// With <c>W = NumWarmupSteps</c> and <c>T = NumTrainingSteps</c> update <c>k</c>, counted from 0, gets <c>Lr k / W</c> for <c>k &lt; W</c>, then <c>Lr (1 + cos(pi y)) / 2</c>
/// where <c>y</c> is <c>NumCycles (k - W) / (T - W)</c> without its whole part, and 0 from <c>k = T</c> on. Unlike <see cref="CosineScheduleWithWarmup"/> a cycle here
/// is half a wave, and the end holds. A warmup longer than the run is refused here.
/// </para>
/// <para>Loshchilov, Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2016.</para>
/// </remarks>
public sealed partial class CosineWithHardRestartsScheduleWithWarmup
{
    /// <param name="numTrainingSteps">Updates of the whole run, the warmup among them.</param>
    /// <param name="numWarmupSteps">Updates of the warmup.</param>
    /// <param name="numCycles">Number of cycles, each down once.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Role = HyperRole.Length)] long numTrainingSteps,
        [Setting(Role = HyperRole.WarmupLength)] long numWarmupSteps = 0,
        [Setting(Min = 1)] long numCycles = 1, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 5e-5)
    {
        Curve.Require(numWarmupSteps <= numTrainingSteps, "the warmup takes longer than the run");
        double rest = Max(1.0, numTrainingSteps - numWarmupSteps);
        return Curve.Line(0, lr, numWarmupSteps).Then(Curve.Of(rest, k =>
        {
            double cycles = numCycles * (k / rest);
            return k < rest ? lr * CurveMath.HalfCosine(cycles - Floor(cycles)) : 0;
        }));
    }
}
