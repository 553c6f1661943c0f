using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Scion without a state: its momentum is what the gradient's memory holds, to which the next backward pass adds.</summary>
/// <remarks>
/// <para><c>W = (1 - LearningRate WeightDecay) W - LearningRate Scale D(B)</c> with what the gradient's memory holds as B; then that becomes <c>Momentum B</c>, so that <c>B = Momentum B + G</c>.</para>
/// <para>D is that of <see cref="Scion"/>, whose <c>B</c> is this one times <c>1 - Momentum</c> and has the same direction. Backward passes must add to gradients, which nobody else may clear; several passes for
/// a step, and a clip, act on the sum. It is no state, so a saved run does not hold it.</para>
/// <para>Pethick et al., "Training Deep Learning Models with Norm-Constrained LMOs", 2025, and the ScionLight of its official code.</para>
/// </remarks>
[Optimizer]
public sealed partial class ScionLight
{
    /// <summary>Step size, at least 0; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>What a step leaves of the sum in the gradient's memory, in [0, 1); usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate. 1 in the constrained form, 0 in the other.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Radius of the ball, above 0; usually 50 for hidden layers and 3000 for the head.</summary>
    [Hyper(1.0, Above = 0)] public partial Scalar Scale { get; init; }

    /// <summary>Which norm.</summary>
    [Hyper(ScionNorm.Auto)] public partial ScionNorm Norm { get; init; }

    /// <summary>Steps have a size that does not depend on the width of a layer's input.</summary>
    [Hyper(true)] public partial bool Normalized { get; init; }

    /// <summary>The spectral norm's factor is at least 1.</summary>
    [Hyper(false)] public partial bool AtLeastOne { get; init; }

    /// <summary>Rows and columns change places in Sign, Row and Column: for layers whose weights are inputs x outputs.</summary>
    [Hyper(false)] public partial bool Transposed { get; init; }

    /// <summary>Iterations of Newton and Schulz, 0 to 10; usually 5.</summary>
    [Hyper(5, Min = 0, Max = 10)] public partial int Iterations { get; init; }

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float direction = SteepestDirection.Of(gradient, Norm, Iterations, Normalized, AtLeastOne, Transposed);
        return parameter - Fma((float)(LearningRate * WeightDecay), parameter, LearningRate * Scale * direction);
    }

    [StoreGradient]
    private float Remember(float parameter, float gradient) => Momentum * gradient;
}
