namespace ScheduleDsl.Modifiers;

/// <summary>Weight decay beside the rule's step that follows the rate's schedule, but not its size.</summary>
/// <remarks>
/// <c>x = x' - (lr / PeakRate) Decay x</c>: the fully decoupled decay of the AdamW paper, so that a search over learning rates need not
/// search the decay again. Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019; Wortsman et al., "Small-scale proxies for
/// large-scale Transformer training instabilities", 2023.
/// </remarks>
[Modifier(Stage = ModifierStage.Decay)]
public sealed partial class IndependentDecay
{
    /// <summary>The share of a weight that a step takes away while the rate is at its peak.</summary>
    [Hyper(1e-4, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar Decay { get; init; }

    /// <summary>Largest value of the learning rate's schedule.</summary>
    [Hyper(1e-3, Above = 0)] public partial Scalar PeakRate { get; init; }

    /// <summary>The rule's learning rate.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate, OfRule = true)] public partial Scalar LearningRate { get; init; }

    [ModifyParameter]
    private float Shrink(float before, float after)
    {
        Scalar share = LearningRate / PeakRate * Decay;
        return after - (float)share * before;
    }
}
