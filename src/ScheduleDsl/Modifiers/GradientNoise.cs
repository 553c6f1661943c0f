using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Adds annealed Gaussian noise to the gradient.</summary>
/// <remarks>
/// <c>g = g + N(0, s^2)</c> with the variance <c>s^2 = Eta / t^Gamma</c>, t counted from 1.
/// Neelakantan et al., "Adding Gradient Noise Improves Learning for Very Deep Networks", 2015, which takes Eta from 0.01, 0.3 and 1.
/// </remarks>
[Modifier(Stage = ModifierStage.Noise)]
public sealed partial class GradientNoise
{
    /// <summary>Variance at the first step.</summary>
    [Hyper(0.3, Min = 0)] public partial Scalar Eta { get; init; }

    /// <summary>How fast the noise falls.</summary>
    [Hyper(0.55, Min = 0)] public partial Scalar Gamma { get; init; }

    /// <summary>Takes the standard normal numbers from the input <c>normalDraws</c> in place of the run's own.</summary>
    [Hyper(false)] public partial bool TakesDraws { get; init; }

    [ModifyGradient]
    private float Add(float parameter, float gradient, [Input(When = nameof(TakesDraws))] float normalDraws)
    {
        Scalar deviation = Sqrt(Eta / Pow(Step, Gamma));
        if (TakesDraws)
            return gradient + deviation * normalDraws;
        return gradient + deviation * Draw.Normal();
    }
}
