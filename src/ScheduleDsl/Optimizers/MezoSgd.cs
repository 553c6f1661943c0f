using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>The last part of a step of MeZO: takes back a perturbation and descends along it, by the slope that two losses showed. <see cref="MezoRun"/> does the rest.</summary>
/// <remarks>
/// <c>x = y + radius z</c>, <c>x = x - lr (p z + wd x)</c>, where <c>y</c> is the weight with <c>-radius z</c> added to it, <c>z</c> the standard normal number of the weight at this step and
/// <c>p = (f(x + radius z) - f(x - radius z)) / (2 radius)</c>. No gradient, and no state.
/// Malladi et al., "Fine-Tuning Language Models with Just Forward Passes", 2023.
/// </remarks>
[Optimizer(IsRegistered = false)]
public sealed partial class MezoSgd
{
    /// <summary>Learning rate; usually 1e-7 to 1e-5 for large models.</summary>
    [Hyper(1e-6, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay, times the rate; usually 0. The official code leaves biases and layer norms out, by groups.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Takes the standard normal numbers from the input <c>normalDraws</c> in place of the run's own.</summary>
    [Hyper(false)] public partial bool TakesDraws { get; init; }

    [UpdateRule]
    private float Update(
        float parameter, float gradient, [Input] Scalar radius, [Input] Scalar projectedGradient, [Input(When = nameof(TakesDraws))] float normalDraws)
    {
        float direction = 0;
        if (TakesDraws)
            direction = normalDraws;
        else
            direction = Draw.Normal();
        float restored = Fma((float)radius, direction, parameter);
        return restored - LearningRate * Fma((float)WeightDecay, restored, projectedGradient * direction);
    }
}
