using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Scion: steps to the edge of a ball in the norm that fits a layer; its constrained form keeps the weights in that ball.</summary>
/// <remarks>
/// <para><c>B = Momentum B + (1 - Momentum) G</c>; <c>W = (1 - LearningRate WeightDecay) W - LearningRate Scale D(B)</c>: weights stay in the ball of radius Scale / WeightDecay;</para>
/// <para>D is the steepest direction of a norm. Spectral: singular values of B become 1, times <c>sqrt(rows / columns)</c>, or <c>sqrt(rows)</c> where not <see cref="Normalized"/>; of convolutions
/// columns are input channels, and D is divided by the kernel's length. Sign: <c>sign(B) / columns</c>. Row, Column, RootMeanSquare: each row, each column or the tensor divided by its norm plus 1e-8, as <see cref="ScionNorm"/> says.</para>
/// <para>The reference's momentum is 1 minus this one. Give output heads and embeddings a group with a norm and a scale of their own. Initial weights belong to the method: <c>Scale</c> times an orthogonal matrix times <c>sqrt(rows / columns)</c>, random signs over columns, normalised random columns, and 0 for biases.</para>
/// <para><see cref="ScionLight"/> keeps the average in the gradient's own memory.</para>
/// <para>Pethick et al., "Training Deep Learning Models with Norm-Constrained LMOs", 2025.</para>
/// </remarks>
[Optimizer]
public sealed partial class Scion
{
    /// <summary>Step size, at least 0; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients, in [0, 1); usually 0.9. With 0 there is none, and no state.</summary>
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

    private bool Averages => Momentum != 0;

    [State(When = nameof(Averages))] private float average;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float direction = gradient;
        if (Averages)
        {
            average = Lerp(gradient, average, Momentum);
            direction = average;
        }

        direction = SteepestDirection.Of(direction, Norm, Iterations, Normalized, AtLeastOne, Transposed);
        return parameter - Fma((float)(LearningRate * WeightDecay), parameter, LearningRate * Scale * direction);
    }
}
