using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>Standard deviation of the noise to add to gradients: <c>sqrt(Eta / (1 + k)^Gamma)</c>.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, adds a normal number of this deviation to each entry of the gradient. Without end. Neelakantan et al., "Adding
/// Gradient Noise Improves Learning for Very Deep Networks", 2015 (<c>Gamma</c> 0.55; <c>Eta</c> 0.01, 0.3 or 1).
/// </remarks>
public sealed partial class GradientNoise
{
    /// <param name="eta">Variance at update 0, at least 0, in squared units of the gradient.</param>
    /// <param name="gamma">How fast the variance falls, at least 0.</param>
    [Schedule]
    private static Curve Define([Setting(Min = 0)] double eta = 0.01, [Setting(Min = 0)] double gamma = 0.55) =>
        Curve.Of(k => Sqrt(eta / Pow(1 + k, gamma)));
}
