using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>The schedule of the Transformer: a line up over <c>WarmupSteps</c>, then the inverse square root of the step.</summary>
/// <remarks>
/// With <c>n = k + 1</c> update <c>k</c>, counted from 0, gets <c>Factor DModel^(-1/2) min(n^(-1/2), n WarmupSteps^(-3/2))</c>; the peak,
/// <c>Factor (DModel WarmupSteps)^(-1/2)</c>, is at <c>n = WarmupSteps</c>. Vaswani et al., "Attention Is All You Need", 2017.
/// </remarks>
public sealed partial class Noam
{
    /// <param name="dModel">Width of the model, at least 1.</param>
    /// <param name="warmupSteps">Length of the warmup in updates, at least 1.</param>
    /// <param name="factor">Scales the whole curve, at least 0.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 1)] double dModel = 512, [Setting(Min = 1)] long warmupSteps = 4000, [Setting(Min = 0)] double factor = 1) =>
        Curve.Of(k => factor / Sqrt(dModel) * Min(1 / Sqrt(k + 1), (k + 1) / (warmupSteps * Sqrt((double)warmupSteps))));
}
