namespace ScheduleDsl.Modifiers;

/// <summary>Weight decay beside the rule's step that falls with the square of the learning rate.</summary>
/// <remarks>
/// <c>x = x' - lr (lr / PeakRate) Decay x</c>. Under <see cref="DecoupledDecay"/> the ratio of gradient to weight norm of normalised layers
/// settles at a value that the rate's schedule drives up towards the end of training; with this correction it stays where it is.
/// At the peak both are equal. Defazio, "Why Gradients Rapidly Increase Near the End of Training", 2025 (AdamC).
/// </remarks>
[Modifier(Stage = ModifierStage.Decay)]
public sealed partial class CorrectedDecay
{
    /// <summary>Times the rate, the share of a weight that a step takes away while the rate is at its peak.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar Decay { get; init; }

    /// <summary>Largest value of the learning rate's schedule.</summary>
    [Hyper(1e-3, Above = 0)] public partial Scalar PeakRate { get; init; }

    /// <summary>The rule's learning rate.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate, OfRule = true)] public partial Scalar LearningRate { get; init; }

    [ModifyParameter]
    private float Shrink(float before, float after)
    {
        Scalar share = LearningRate * (LearningRate / PeakRate) * Decay;
        return after - (float)share * before;
    }
}
