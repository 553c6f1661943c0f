using static ScheduleDsl.Language;

namespace ScheduleDsl.Init2Winit;

/// <summary>The warmups of init2winit's <c>optlrschedule</c>: <c>linear_warmup</c>, <c>cosine_warmup</c>, <c>exponential_warmup</c> and <c>polynomial_warmup</c>.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>BaseLr</c> times the shape of <c>WarmupType</c> at <c>z = k / WarmupSteps</c>: 0 at first. The exponential does not reach <c>BaseLr</c>, so a schedule that
/// begins there jumps up to it. The value at <c>k = WarmupSteps</c> is held.
/// </remarks>
public sealed partial class WarmupFn
{
    /// <param name="warmupSteps">Length in updates.</param>
    /// <param name="baseLr">What the warmup leads to.</param>
    /// <param name="warmupType">Its shape.</param>
    /// <param name="expGrowthRate">The exponential's <c>g</c>; there without default.</param>
    /// <param name="polyPower">The polynomial's <c>p</c>; there without default.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Role = HyperRole.WarmupLength)] long warmupSteps,
        [Setting(Min = 0, Role = HyperRole.Peak)] double baseLr = 1,
        WarmupType warmupType = WarmupType.Linear,
        [Setting(Above = 0)] double expGrowthRate = 5,
        [Setting(Above = 0)] double polyPower = 2) =>
        Rise(baseLr, warmupSteps, warmupType, expGrowthRate, polyPower);

    internal static Curve Rise(double baseLr, double steps, WarmupType type, double expGrowthRate, double polyPower) => type switch
    {
        WarmupType.Linear => Curve.Line(0, baseLr, steps),
        WarmupType.Cosine => Curve.Fall(z => CurveMath.HalfCosine(z), 0, baseLr, steps),
        WarmupType.Exponential => Curve.Fall(z => 1 - Exp(-expGrowthRate * z), baseLr, 0, steps),
        _ => Curve.Fall(z => Pow(z, polyPower), baseLr, 0, steps),
    };
}
