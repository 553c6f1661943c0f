using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Normalize-and-Project (NaP): weights keep the norm that they begin with.</summary>
/// <remarks>
/// <para><c>r = |W|</c> before the first step; after every <c>Every</c>-th step <c>W = W r / |W|</c>, for each tensor. The rule's own states stay as they are. A tensor that became 0 stays 0.</para>
/// <para>For networks with a normalisation before each nonlinearity, which makes their outputs blind to the weights' scale: only directions are learnt, at a rate that no longer falls as norms grow.
/// Without weight decay, and not for biases and the scales of normalisation layers, which belong to another route.</para>
/// <para>Lyle et al., "Normalization and effective learning rates in reinforcement learning", 2024; there is no official code.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Project)]
public sealed partial class NormalizeAndProject
{
    /// <summary>Steps from one projection to the next, at least 1; usually 1.</summary>
    [Hyper(1, Min = 1)] public partial int Every { get; init; }

    [State(Space = StateSpace.Tensor)] private Scalar radius;

    [ModifyParameter]
    private float Project(float before, float after)
    {
        if (Once)
            radius = Across.Tensor.Norm(before);
        Scalar projections = Step / Every;
        if (projections != Floor(projections))
            return after;
        Scalar norm = Across.Tensor.Norm(after);
        return (norm > 0 ? radius / norm : 1) * after;
    }
}
