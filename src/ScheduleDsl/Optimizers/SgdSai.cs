using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>SGD-SaI: SGD with momentum whose rate each tensor scales, for the whole run, by the signal-to-noise ratio of its first gradient.</summary>
/// <remarks>
/// <c>k = |g| / (std(g) + eps)</c> at the first step, with the Euclidean norm and the unbiased deviation over the tensor (0 of a single weight).
/// <c>b = g</c> at the first step, then <c>b = mu b + (1 - mu) g</c>; <c>x = x - lr wd x - lr k b</c>. As <c>k</c> grows with the root of the tensor's length, rates are much smaller than SGD's.
/// Xu et al., "No More Adam: Learning Rate Scaling at Initialization is All You Need", 2024.
/// </remarks>
[Optimizer]
public sealed partial class SgdSai
{
    /// <summary>Learning rate; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>How slowly the average of gradients forgets; usually 0.9. With 0 there is none, and no state.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Momentum { get; init; }

    /// <summary>Added to the deviation; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 1e-3 to 0.1.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    private bool UsesMomentum => Momentum != 0;

    [State(When = nameof(UsesMomentum))] private float average;
    [State(Space = StateSpace.Tensor)] private Scalar ratio;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (Step == 1)
        {
            float distance = gradient - Across.Tensor.Mean(gradient);
            Scalar deviation = Sqrt(Across.Tensor.Sum(Square(distance)) / Max(1, Shape.Length - 1));
            ratio = Across.Tensor.Norm(gradient) / (deviation + Epsilon);
        }
        float direction = gradient;
        if (UsesMomentum)
        {
            average = Lerp(gradient, average, Step == 1 ? 0 : Momentum);
            direction = average;
        }
        Scalar size = LearningRate * ratio;
        Scalar decay = LearningRate * WeightDecay;
        return parameter - Fma((float)decay, parameter, size * direction);
    }
}
