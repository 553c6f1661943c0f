namespace ScheduleDsl.Init2Winit;

/// <summary>init2winit's <c>RexScheduleFamily</c>: REX with its constant as a setting, after a warmup.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0: a warmup as <see cref="WarmupFn"/>, then <c>BaseLr (1 - z) / (1 - (1 - Beta) z)</c> with <c>z = (k - WarmupSteps) / (TotalSteps - WarmupSteps)</c>; 0 is reached at
/// <c>TotalSteps</c> and held. <c>Beta</c> 1/2 is the paper's profile, 1 a line, more is convex. Chen, Wolfe, Kyrillidis, "REX: Revisiting Budgeted Training with an
/// Improved Schedule", 2021.
/// </remarks>
public sealed partial class RexScheduleFamily
{
    /// <param name="totalSteps">Length in updates, with the warmup.</param>
    /// <param name="baseLr">The peak.</param>
    /// <param name="warmupSteps">Length of the warmup.</param>
    /// <param name="beta">Constant of the profile.</param>
    /// <param name="warmupType">Shape of the warmup.</param>
    /// <param name="expGrowthRate">Of an exponential warmup; there without default.</param>
    /// <param name="polyPower">Of a polynomial warmup; there without default.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Role = HyperRole.Length)] long totalSteps,
        [Setting(Min = 0, Role = HyperRole.Peak)] double baseLr = 1,
        [Setting(Role = HyperRole.WarmupLength)] long warmupSteps = 0,
        [Setting(Above = 0)] double beta = 0.9,
        WarmupType warmupType = WarmupType.Linear,
        [Setting(Above = 0)] double expGrowthRate = 5,
        [Setting(Above = 0)] double polyPower = 2)
    {
        Curve.Require(warmupSteps <= totalSteps, "the warmup takes longer than the run");
        return WarmupFn.Rise(baseLr, warmupSteps, warmupType, expGrowthRate, polyPower)
            .Then(Curve.Fall(z => (1 - z) / (1 - (1 - beta) * z), baseLr, 0, totalSteps - warmupSteps));
    }
}
