using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>L-DoG: DoG with a distance and a sum of squared gradients for each tensor.</summary>
/// <remarks>
/// <para><c>g = gradient + wd x</c>; <c>r = max(r, |x - x0|)</c> from <c>InitialDistance (1 + |x0|)</c> on, <c>G = G + |g|^2</c> from epsilon on,
/// <c>x = x - lr r / sqrt(G) g</c>, with Euclidean norms over the tensor and its weights before the first step <c>x0</c>.</para>
/// <para>What it converges to is an average of the weights: compose it with <c>PolynomialAverage</c>. It is faster than <see cref="Dog"/> on networks, and less stable.</para>
/// <para>Ivgi, Hinder, Carmon, "DoG is SGD's Best Friend: A Parameter-Free Dynamic Step Size Schedule", 2023.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.FindsRate)]
[Guideline(nameof(LearningRate), Min = 0.1, Because = "the size of steps is found while training, and the rate multiplies it: 1 is usual", Source = "Ivgi, Hinder and Carmon, 2023")]
public sealed partial class LDog
{
    /// <summary>Multiple of the rate that the distance gives; usually 1.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>The distance before the first step, as a share of <c>1 + |x0|</c>; usually 1e-6, or 1e-4 without layers that normalise.</summary>
    [Hyper(1e-6, Above = 0)] public partial Scalar InitialDistance { get; init; }

    /// <summary>The rate of the first step itself, in place of an initial distance. 0 leaves it to that.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar InitialRate { get; init; }

    /// <summary>The sum of squared gradients before the first step; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient; usually 0 to 1e-3.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State] private float start;
    [State(Space = StateSpace.Tensor)] private Scalar distance;
    [State(Space = StateSpace.Tensor, InitialFrom = nameof(Epsilon))] private Scalar squares;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (WeightDecay != 0)
            gradient = Fma((float)WeightDecay, parameter, gradient);
        Scalar rate = 0;
        if (Step == 1)
        {
            start = parameter;
            distance = InitialRate > 0 ? 0 : InitialDistance * (1 + Across.Tensor.Norm(parameter));
            rate = InitialRate;
        }
        else
        {
            distance = Max(distance, Across.Tensor.Norm(parameter - start));
        }
        squares += Across.Tensor.Sum(Square(gradient));
        rate = rate > 0 ? rate : LearningRate * distance / Sqrt(squares);
        return parameter - rate * gradient;
    }
}
