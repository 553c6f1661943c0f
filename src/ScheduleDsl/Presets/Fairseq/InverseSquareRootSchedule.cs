using static ScheduleDsl.Language;

namespace ScheduleDsl.Fairseq;

/// <summary>fairseq's <c>inverse_sqrt</c>: a line up, then down with the square root of the updates.</summary>
/// <remarks>
/// With <c>k</c> updates finished, from 0: on the line from <c>WarmupInitLr</c> to <c>Lr</c> below <c>W = WarmupUpdates</c>, then <c>Lr sqrt(W / k)</c> without end. The peak is
/// at <c>k = W</c>. Vaswani et al., "Attention Is All You Need", 2017, whose Noam schedule counts from 1 and scales with the width instead.
/// </remarks>
public sealed partial class InverseSquareRootSchedule
{
    /// <param name="lr">The peak.</param>
    /// <param name="warmupUpdates">Length of the warmup; the decay needs one of at least 1.</param>
    /// <param name="warmupInitLr">Where the warmup begins; a negative number means 0.</param>
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1, [Setting(Min = 1)] long warmupUpdates = 4000, double warmupInitLr = -1) =>
        Curve.Line(Max(warmupInitLr, 0), lr, warmupUpdates).Then(Curve.Of(k => lr * Sqrt(warmupUpdates / (k + warmupUpdates))));
}
