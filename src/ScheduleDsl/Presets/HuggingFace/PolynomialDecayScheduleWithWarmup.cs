using static ScheduleDsl.Language;

namespace ScheduleDsl.HuggingFace;

/// <summary>
/// <c>transformers.get_polynomial_decay_schedule_with_warmup</c>: a straight line from 0 up to <c>Lr</c>, then <c>(1 - x)^Power</c> down to <c>LrEnd</c>.
/// </summary>
/// <remarks>
/// With <c>W = NumWarmupSteps</c> and <c>T = NumTrainingSteps</c> update <c>k</c>, counted from 0, gets <c>Lr k / W</c> for <c>k &lt; W</c>, then <c>LrEnd + (Lr - LrEnd) (1 -
/// x)^Power</c> with <c>x = (k - W) / (T - W)</c>, and <c>LrEnd</c> from <c>k = T</c> on. <c>LrEnd</c> is a rate, not a share, and below <c>Lr</c>, as there. A warmup that
/// leaves no update is refused: the original divides by zero.
/// </remarks>
public sealed partial class PolynomialDecayScheduleWithWarmup
{
    /// <param name="numTrainingSteps">Updates of the whole run, the warmup among them.</param>
    /// <param name="numWarmupSteps">Updates of the warmup.</param>
    /// <param name="lrEnd">Rate at the end.</param>
    /// <param name="power">Exponent; 1 is a straight line.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Role = HyperRole.Length)] long numTrainingSteps,
        [Setting(Role = HyperRole.WarmupLength)] long numWarmupSteps = 0,
        [Setting(Min = 0)] double lrEnd = 1e-7,
        [Setting(Above = 0)] double power = 1,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 5e-5)
    {
        Curve.Require(numWarmupSteps < numTrainingSteps, "the warmup leaves no update to the decay");
        Curve.Require(lrEnd < lr, "the end is not below the start");
        return Curve.Line(0, lr, numWarmupSteps).Then(Curve.Fall(t => Pow(1 - t, power), lr, lrEnd, numTrainingSteps - numWarmupSteps));
    }
}
