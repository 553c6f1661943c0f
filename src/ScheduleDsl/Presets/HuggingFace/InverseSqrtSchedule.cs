using static ScheduleDsl.Language;

namespace ScheduleDsl.HuggingFace;

/// <summary><c>transformers.get_inverse_sqrt_schedule</c>: a straight line from 0 up to <c>Lr</c>, then one over the square root of the update, without end.</summary>
/// <remarks>
/// With <c>W = NumWarmupSteps</c> and <c>s = Timescale</c> update <c>k</c>, counted from 0, gets <c>Lr k / W</c> for <c>k &lt; W</c>, then <c>Lr sqrt(s / (k - W + s))</c>: the
/// peak is at <c>k = W</c>. A <c>Timescale</c> of 0, the default, stands for <c>None</c>: <c>W</c>, or 10 000 without warmup. With <c>s = W</c> it is fairseq's <c>Lr sqrt(W /
/// k)</c>. Zhai, Kolesnikov, Houlsby, Beyer, "Scaling Vision Transformers", 2022.
/// </remarks>
public sealed partial class InverseSqrtSchedule
{
    /// <param name="numWarmupSteps">Updates of the warmup.</param>
    /// <param name="timescale">Updates after the peak at which the rate has fallen by the square root of 2; 0 stands for <c>None</c>.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define([Setting(Role = HyperRole.WarmupLength)] long numWarmupSteps = 0, long timescale = 0, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 5e-5)
    {
        double scale = timescale > 0 ? timescale : numWarmupSteps > 0 ? numWarmupSteps : 10000;
        return Curve.Line(0, lr, numWarmupSteps).Then(Curve.Of(k => lr / Sqrt((k + scale) / scale)));
    }
}
