using static ScheduleDsl.Language;

namespace ScheduleDsl.Levanter;

/// <summary><c>levanter.optim.config.InvSqrtLrSchedule</c>: down with the square root of the updates, after a while at the peak.</summary>
/// <remarks>
/// With <c>k</c> updates since the warmup, from 0: <c>max(MinLr, LearningRate min(1, sqrt(Timescale / max(k + WarmupSteps, 1))))</c>. It is flat until
/// <c>k + WarmupSteps = Timescale</c>, where fairseq's and Megatron's begin to fall at the end of the warmup. The warmup itself is a schedule before this one.
/// </remarks>
public sealed partial class InvSqrtLrSchedule
{
    /// <param name="learningRate">The peak.</param>
    /// <param name="minLr">The floor.</param>
    /// <param name="warmupSteps">Length of the warmup before, which counts.</param>
    /// <param name="timescale">Updates at the peak, with the warmup.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0, Role = HyperRole.Peak)] double learningRate = 6e-4, [Setting(Min = 0, Role = HyperRole.Floor)] double minLr = 6e-5, long warmupSteps = 0, [Setting(Above = 0)] double timescale = 10000) =>
        Curve.Of(k => Max(minLr, learningRate * Min(1, 1 / Sqrt(Max(k + warmupSteps, 1) / timescale))));
}
