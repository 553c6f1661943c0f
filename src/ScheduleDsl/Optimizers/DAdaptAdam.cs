using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>D-Adaptation for Adam: the rate is a lower bound of the distance to the solution, which only grows.</summary>
/// <remarks>
/// <para><c>l = lr d</c>, times <c>sqrt(c2) / c1</c> where biases are corrected; <c>a = &lt;l g, s / (sqrt(v) + eps)&gt;</c>, <c>m = beta1 m + (1 - beta1) l g</c>,
/// <c>v = beta2 v + (1 - beta2) g^2</c>; with <c>q = sqrt(beta2)</c>, <c>s = q s + (1 - q) l g</c>, <c>A = q A + (1 - q) a</c>,
/// <c>d = max(d, min(A / ((1 - q) |s|), Growth d))</c> with the sum of absolute values; <c>x = x - m / (sqrt(v) + eps)</c>. Sums are over the run.</para>
/// <para>A schedule of the rate has a peak of 1. Groups with another rate count in the sums with that.</para>
/// <para>Defazio and Mishchenko, "Learning-Rate-Free Learning by D-Adaptation", 2023.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.FindsRate)]
[Guideline(nameof(LearningRate), Min = 0.1, Because = "the size of steps is found while training, and the rate multiplies it: 1 is usual", Source = "Defazio and Mishchenko, 2023")]
public sealed partial class DAdaptAdam
{
    /// <summary>Multiple of the rate that is found; usually 1, with warm-up and decay as for Adam.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of steps; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decay: times the weight, it is added to the gradient, or, decoupled, times <c>l</c> the share of a weight that a step takes away; usually 0 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>d before the first step, far below the distance to the solution; usually 1e-6.</summary>
    [Hyper(1e-6, Above = 0)] public partial Scalar InitialDistance { get; init; }

    /// <summary>How many times as large d may become in one step, such as 1.02. 0 is no bound.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar Growth { get; init; }

    /// <summary>Takes the decay out of the gradient, as AdamW does.</summary>
    [Hyper(false)] public partial bool Decouple { get; init; }

    /// <summary>Multiple of the rate for a group of parameters, above 0, by which it counts in the estimate of d too; usually 1.</summary>
    [Hyper(1.0, Above = 0)] public partial Scalar LayerScale { get; init; }

    /// <summary>Corrects the averages' bias.</summary>
    [Hyper(false)] public partial bool CorrectBias { get; init; }

    [State] private float first;
    [State] private float second;
    [State] private float sum;
    [State(Space = StateSpace.Global, InitialFrom = nameof(InitialDistance))] private Scalar distance;
    [State(Space = StateSpace.Global)] private Scalar numerator;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (!Decouple && WeightDecay != 0)
            gradient = Fma((float)WeightDecay, parameter, gradient);
        Scalar rate = LearningRate * distance;
        if (CorrectBias)
            rate *= Sqrt(1 - Pow(Beta2, Step)) / (1 - Pow(Beta1, Step));
        Scalar keep = Sqrt(Beta2);
        float step = rate * gradient;
        numerator = Lerp(Across.All.Dot(LayerScale * step, sum / (Sqrt(second) + Epsilon)), numerator, keep);

        first = Lerp(LayerScale * step, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        sum = Lerp(step, sum, keep);
        Scalar size = Across.All.AbsoluteSum(LayerScale * sum);
        if (size > 0)
        {
            Scalar estimate = numerator / ((1 - keep) * size);
            distance = Max(distance, Growth > 0 ? Min(estimate, Growth * distance) : estimate);
        }
        Scalar decay = Decouple ? rate * WeightDecay : 0;
        return parameter - Fma((float)decay, parameter, first / (Sqrt(second) + Epsilon));
    }
}
