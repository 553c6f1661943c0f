using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Adagrad: gradients divided by the root of the sum of all their squares; coupled weight decay.</summary>
/// <remarks>
/// <para><c>g = gradient + WeightDecay * x</c>, <c>v = v + g^2</c> from <c>InitialAccumulator</c> on;</para>
/// <para><c>x -= LearningRate / (1 + (t - 1) LearningRateDecay) * g / (sqrt(v) + Epsilon)</c>, t from 1.</para>
/// <para>Duchi, Hazan, Singer, "Adaptive Subgradient Methods for Online Learning and Stochastic Optimization", 2011.</para>
/// </remarks>
[Optimizer]
public sealed partial class Adagrad
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)]
    public partial Scalar LearningRate { get; init; }

    /// <summary>How fast the rate falls with the step, at least 0; a schedule says it more freely.</summary>
    [Hyper(0.0, Min = 0)]
    public partial Scalar LearningRateDecay { get; init; }

    /// <summary>The sum of squares before the first step, at least 0.</summary>
    [Hyper(0.0, Min = 0)]
    public partial Scalar InitialAccumulator { get; init; }

    /// <summary>Added to the root; with 0 a weight that never had a gradient becomes NaN.</summary>
    [Hyper(1e-10, Min = 0, Role = HyperRole.Epsilon)]
    public partial Scalar Epsilon { get; init; }

    /// <summary>Factor of the parameter in the gradient (coupled decay), at least 0.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)]
    public partial Scalar WeightDecay { get; init; }

    [State(InitialFrom = nameof(InitialAccumulator))]
    private float sum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (WeightDecay != 0)
            gradient += WeightDecay * parameter;

        Scalar size = LearningRate / (1 + (Step - 1) * LearningRateDecay);
        sum = Fma(gradient, gradient, sum);
        return parameter - size * gradient / (Sqrt(sum) + Epsilon);
    }
}
