using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>AuON: momentum divided by the root mean square of a hyperbolic cosine; Hybrid-AuON makes it orthogonal before.</summary>
/// <remarks>
/// <para><c>W = (1 - LearningRate WeightDecay) W</c>, <c>B = Momentum B + (1 - Momentum) G</c>, <c>X = (1 - Momentum) G + Momentum B</c>;</para>
/// <para>with <see cref="Iterations"/> above 0, which is Hybrid-AuON (usually 5), X is what they make of it, for tensors of two axes and more;</para>
/// <para><c>q = sqrt(mean(cosh(Gamma X / (|X| + 1e-7))^2))</c>, <c>W = W - LearningRate X / (q + Epsilon)</c>.</para>
/// <para>As the argument of the cosine has the norm Gamma, q is 1 and about <c>Gamma^2 / (2 n)</c> for n weights: for large layers AuON is nearly descent with Nesterov's momentum, and steps have no norm of 1.</para>
/// <para>Leading axes count matrices, as in the official code; means and norms are the tensor's. Maity, "AuON: A Linear-time Alternative to Semi-Orthogonal Momentum Updates", 2025.</para>
/// </remarks>
[Optimizer(View = MatrixView.LastTwoAxes)]
public sealed partial class AuON
{
    /// <summary>Step size, at least 0; usually 0.24.</summary>
    [Hyper(0.24, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the momentum, in [0, 1); usually 0.95.</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>How steep the cosine is, above 0 and at most 40; usually 1.5.</summary>
    [Hyper(1.5, Above = 0, Max = 40)] public partial Scalar Gamma { get; init; }

    /// <summary>Added to the root mean square, above 0.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Iterations of Newton and Schulz, 0 to 10: 0 is AuON, 5 usual for Hybrid-AuON.</summary>
    [Hyper(0, Min = 0, Max = 10)] public partial int Iterations { get; init; }

    [State] private float momentum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        momentum = Lerp(gradient, momentum, Momentum);
        float direction = Lerp(gradient, momentum, Momentum);
        if (Iterations > 0 && Shape.Rank >= 2)
            direction = Orthogonal.NewtonSchulz(direction, Iterations, 1e-7);
        float power = Exp(Gamma / (Across.Tensor.Norm(direction) + 1e-7) * direction);
        float cosine = 0.5f * (power + 1 / power);
        Scalar size = Sqrt(Across.Tensor.Mean(Square(cosine)));
        return parameter - Fma((float)(LearningRate * WeightDecay), parameter, LearningRate / (size + Epsilon) * direction);
    }
}
