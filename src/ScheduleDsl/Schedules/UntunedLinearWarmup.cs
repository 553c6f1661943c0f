using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>A factor that rises in a line over the length that suits Adam: <c>min(1, (k + 1) (1 - Beta2) / 2)</c>.</summary>
/// <remarks>
/// For update <c>k</c>, counted from 0: 2 / (1 - Beta2) updates. Multiply a schedule with it. Ma, Yarats, "On the Adequacy of Untuned Warmup for
/// Adaptive Optimization", 2019. <c>PyTorchWarmup.UntunedLinearWarmup</c> truncates the length as that package does.
/// </remarks>
public sealed partial class UntunedLinearWarmup
{
    /// <param name="beta2">Decay of Adam's second moment, in [0, 1).</param>
    /// <param name="peak">The value reached, at least 0.</param>
    [Schedule]
    private static Curve Define([Setting(Min = 0, Below = 1)] double beta2 = 0.999, [Setting(Min = 0)] double peak = 1) =>
        Curve.Of(k => peak * Min(1, (k + 1) * (1 - beta2) / 2));
}
