using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Weight decay beside the rule's step, times the learning rate.</summary>
/// <remarks>
/// <c>x = x' - lr Decay x</c>, where x' is what the rule made of x: the decay of PyTorch's AdamW for any rule. What is left of a weight
/// after many steps depends on the product of rate and decay; <see cref="IndependentDecay"/> takes the rate's schedule only.
/// Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019.
/// </remarks>
[Modifier(Stage = ModifierStage.Decay)]
public sealed partial class DecoupledDecay
{
    /// <summary>Times the rate, the share of a weight that a step takes away.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar Decay { get; init; }

    /// <summary>The rule's learning rate.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate, OfRule = true)] public partial Scalar LearningRate { get; init; }

    [ModifyParameter]
    private float Shrink(float before, float after)
    {
        // Not before * (1 - share): a float next to 1 keeps two or three digits of a share of 1e-5.
        Scalar share = LearningRate * Decay;
        return after - (float)share * before;
    }
}
