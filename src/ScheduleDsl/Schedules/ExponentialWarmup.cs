using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>A factor that approaches 1: <c>1 - e^(-(k + 1) / Steps)</c>. Multiply a schedule with it: <c>schedule.Times(new ExponentialWarmup())</c>.</summary>
/// <remarks>
/// For update <c>k</c>, counted from 0; never exactly 1. Untuned for Adam: <c>Steps = 1 / (1 - Beta2)</c>, which is what <c>Steps = 0</c> takes. Ma, Yarats, "On
/// the Adequacy of Untuned Warmup for Adaptive Optimization", 2019.
/// </remarks>
public sealed partial class ExponentialWarmup
{
    /// <param name="steps">Updates in which the distance to 1 falls to 1/e; 0 for the untuned length.</param>
    /// <param name="beta2">Decay of Adam's second moment, in [0, 1).</param>
    /// <param name="peak">The value approached, at least 0.</param>
    [Schedule]
    private static Curve Define([Setting(Min = 0)] double steps = 0, [Setting(Min = 0, Below = 1)] double beta2 = 0.999, [Setting(Min = 0)] double peak = 1)
    {
        double period = steps > 0 ? steps : 1 / (1 - beta2);
        return Curve.Of(k => peak * (1 - Exp(-(k + 1) / period)));
    }
}
