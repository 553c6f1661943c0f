using static ScheduleDsl.Language;

namespace ScheduleDsl.Optax;

/// <summary><c>optax.linear_onecycle_schedule</c>: straight up to the peak, back to the start, and far below it.</summary>
/// <remarks>
/// <para>
/// With <c>N = TransitionSteps</c> and <c>init = PeakValue / DivFactor</c>: <c>init</c> at update 0, <c>PeakValue</c> at <c>floor(PctStart N)</c>, <c>init</c> at
/// <c>floor(PctFinal N)</c>, <c>init / FinalDivFactor</c> from update <c>N</c> on, straight lines between them. PyTorch's <c>OneCycleLR</c> has its joints one update
/// earlier, at real numbers, and ends with an error. Where <c>floor(PctFinal N) = N</c> the one line from the peak ends at <c>PeakValue / FinalDivFactor</c>, as
/// there. The original has no default for <c>PeakValue</c>.
/// </para>
/// <para>Smith, Topin, "Super-Convergence", 2017.</para>
/// </remarks>
public sealed partial class LinearOnecycleSchedule
{
    /// <param name="transitionSteps">Updates of the cycle.</param>
    /// <param name="peakValue">Value at the peak.</param>
    /// <param name="pctStart">Part of the run that the first phase takes, from 0 to 1.</param>
    /// <param name="pctFinal">Part of the cycle after which the value is back at its start, from 0 to 1.</param>
    /// <param name="divFactor">The peak divided by the rate of update 0.</param>
    /// <param name="finalDivFactor">The rate of update 0 divided by that of the end.</param>
    [Schedule]
    private static Curve Define(
        long transitionSteps,
        [Setting(Role = HyperRole.Peak)] double peakValue = 0.1,
        [Setting(Above = 0, Max = 1, Role = HyperRole.Rise)] double pctStart = 0.3,
        [Setting(Above = 0, Max = 1)] double pctFinal = 0.85,
        [Setting(Above = 0)] double divFactor = 25,
        [Setting(Above = 0)] double finalDivFactor = 1e4)
    {
        double init = peakValue / divFactor;
        double top = Floor(pctStart * transitionSteps);
        double back = Floor(pctFinal * transitionSteps);
        Curve.Require(top >= 1, "the first phase needs an update");
        Curve.Require(top < back, "the second phase needs an update");
        Curve up = Curve.Line(init, peakValue, top);
        return back < transitionSteps
            ? up.Then(Curve.Line(peakValue, init, back - top)).Then(Curve.Line(init, init / finalDivFactor, transitionSteps - back))
            : up.Then(Curve.Line(peakValue, peakValue / finalDivFactor, transitionSteps - top));
    }
}
