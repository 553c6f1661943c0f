using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>D-Adaptation for SGD: the rate is a lower bound of the distance to the solution, which only grows.</summary>
/// <remarks>
/// <para><c>l = lr d / |g1|</c> with the first gradient's norm, before decay; <c>g = gradient + wd x</c>, <c>A = A + &lt;l g, s&gt;</c>, <c>s = s + l g</c>,
/// <c>d = max(d, min(2 A / |s|, Growth d))</c>; <c>x = mu x + (1 - mu) (x0 - s)</c>. Sums and norms are over the run; while all gradients are 0, nothing happens.</para>
/// <para>A schedule of the rate has a peak of 1. Groups with another rate count in the sums with that.</para>
/// <para>Defazio and Mishchenko, "Learning-Rate-Free Learning by D-Adaptation", 2023.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.FindsRate)]
[Guideline(nameof(LearningRate), Min = 0.1, Because = "the size of steps is found while training, and the rate multiplies it: 1 is usual", Source = "Defazio and Mishchenko, 2023")]
public sealed partial class DAdaptSgd
{
    /// <summary>Multiple of the rate that is found; usually 1, with warm-up and decay as for SGD.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>How much of the last weight is kept; usually 0 to 0.9.</summary>
    [Hyper(0.0, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient; usually 0 to 1e-4.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>d before the first step, far below the distance to the solution; usually 1e-6.</summary>
    [Hyper(1e-6, Above = 0)] public partial Scalar InitialDistance { get; init; }

    /// <summary>How many times as large d may become in one step, such as 1.02. 0 is no bound.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar Growth { get; init; }

    [State] private float start;
    [State] private float sum;
    [State(Space = StateSpace.Global, InitialFrom = nameof(InitialDistance))] private Scalar distance;
    [State(Space = StateSpace.Global)] private Scalar firstNorm;
    [State(Space = StateSpace.Global)] private Scalar numerator;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (firstNorm == 0)
        {
            start = parameter;
            firstNorm = Across.All.Norm(gradient);
        }
        Scalar rate = firstNorm > 0 ? LearningRate * distance / firstNorm : 0;
        if (WeightDecay != 0)
            gradient = Fma((float)WeightDecay, parameter, gradient);
        float step = rate * gradient;
        numerator += Across.All.Dot(step, sum);
        sum += step;
        Scalar norm = Across.All.Norm(sum);
        if (norm > 0)
        {
            Scalar estimate = 2 * numerator / norm;
            distance = Max(distance, Growth > 0 ? Min(estimate, Growth * distance) : estimate);
        }
        return Fma((float)(1 - Momentum), start - sum - parameter, parameter);
    }
}
