using static ScheduleDsl.Language;

namespace ScheduleDsl.Optax;

/// <summary><c>optax.cosine_onecycle_schedule</c>: half a cosine up to the peak and half a cosine far below the start.</summary>
/// <remarks>
/// <para>
/// With <c>N = TransitionSteps</c> and <c>init = PeakValue / DivFactor</c>: <c>init</c> at update 0, <c>PeakValue</c> at <c>floor(PctStart N)</c>, <c>init /
/// FinalDivFactor</c> from update <c>N</c> on. PyTorch's <c>OneCycleLR</c> has its joints one update earlier, at real numbers, and ends with an error. The original
/// has no default for <c>PeakValue</c>.
/// </para>
/// <para>Smith, Topin, "Super-Convergence", 2017.</para>
/// </remarks>
public sealed partial class CosineOnecycleSchedule
{
    /// <param name="transitionSteps">Updates of the cycle.</param>
    /// <param name="peakValue">Value at the peak.</param>
    /// <param name="pctStart">Part of the run that the first phase takes, from 0 to 1.</param>
    /// <param name="divFactor">The peak divided by the rate of update 0.</param>
    /// <param name="finalDivFactor">The rate of update 0 divided by that of the end.</param>
    [Schedule]
    private static Curve Define(
        long transitionSteps,
        [Setting(Role = HyperRole.Peak)] double peakValue = 0.1,
        [Setting(Above = 0, Max = 1, Role = HyperRole.Rise)] double pctStart = 0.3,
        [Setting(Above = 0)] double divFactor = 25,
        [Setting(Above = 0)] double finalDivFactor = 1e4)
    {
        double init = peakValue / divFactor;
        double top = Floor(pctStart * transitionSteps);
        Curve.Require(top >= 1, "the first phase needs an update");
        Curve.Require(top < transitionSteps, "the second phase needs an update");
        return Curve.Fall(Profiles.Cosine.Value, init, peakValue, top)
            .Then(Curve.Fall(Profiles.Cosine.Value, peakValue, init / finalDivFactor, transitionSteps - top));
    }
}
