using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>From <c>Peak</c> to <c>EndRatio Peak</c> by equal factors: <c>Peak EndRatio^(k / Steps)</c>.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, of <c>Steps</c>; held from <c>k = Steps</c> on. The decay per update is <c>EndRatio^(1 / Steps)</c>; as a profile
/// it is <c>e^(-lambda t)</c> with <c>lambda = -ln EndRatio</c>.
/// </remarks>
public sealed partial class Exponential
{
    /// <param name="steps">Length in updates; has to be set.</param>
    /// <param name="peak">The value at update 0, at least 0.</param>
    /// <param name="endRatio">What is left of the peak at the end, above 0 and at most 1.</param>
    [Schedule]
    private static Curve Define(long steps, [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, [Setting(Above = 0, Max = 1)] double endRatio = 0.01) =>
        Curve.Of(steps, k => peak * Pow(endRatio, CurveMath.Progress(k, steps)));
}
