using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>The momentum of NAdam: it rises from about half of <c>Beta1</c> to <c>Beta1</c>, without end.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, gets <c>Beta1 (1 - 0.96^((k + 1) MomentumDecay) / 2)</c>, which is <c>mu_t</c> of update <c>t = k + 1</c>. Dozat, "Incorporating
/// Nesterov Momentum into Adam", 2016; the defaults are PyTorch's.
/// </remarks>
public sealed partial class NAdamMomentum
{
    /// <param name="beta1">Decay of the first moment, which the momentum tends to.</param>
    /// <param name="momentumDecay">Speed of the rise: the exponent of 0.96 for each update.</param>
    [Schedule]
    private static Curve Define([Setting(Min = 0, Below = 1)] double beta1 = 0.9, [Setting(Min = 0)] double momentumDecay = 0.004) =>
        Curve.Of(k => beta1 * (1 - 0.5 * Pow(0.96, (k + 1) * momentumDecay)));
}
