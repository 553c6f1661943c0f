using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>The momentum of NAdam: it rises from about half of <c>Beta1</c> to <c>Beta1</c>, without end.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>Beta1 (1 - 0.96^((k + 1) MomentumDecay) / 2)</c>, which is <c>mu_t</c> of update <c>t = k + 1</c>. Dozat, "Incorporating
/// Nesterov Momentum into Adam", 2016; the defaults are PyTorch's.
/// </remarks>
public sealed partial class NAdamMomentum
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Below = 1)] double beta1 = 0.9, [Setting(Min = 0)] double momentumDecay = 0.004) =>
        Curve.Of(k => beta1 * (1 - 0.5 * Pow(0.96, (k + 1) * momentumDecay)));
}
