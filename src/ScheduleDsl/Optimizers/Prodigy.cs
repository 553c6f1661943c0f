using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Prodigy: AdamW whose rate is an estimate of the distance to the solution, which grows faster than D-Adaptation's.</summary>
/// <remarks>
/// <para><c>l = lr d</c>, times <c>sqrt(c2) / c1</c> where biases are corrected; <c>A = beta3 A + (d / d0) &lt;l g, x0 - x&gt;</c>, <c>s = beta3 s + (d / d0) l g</c>,
/// <c>e = Coefficient A / |s|</c> with the sum of absolute values; <c>m = beta1 m + (1 - beta1) d g</c>, <c>v = beta2 v + (1 - beta2) d^2 g^2</c>.
/// <c>d</c> becomes the largest <c>e</c> so far, but no more than <c>Growth d</c>; then <c>x = x - l m / (sqrt(v) + d eps) - l wd x</c>. Sums are over the run.</para>
/// <para>A schedule of the rate has a peak of 1. Growth is bounded from the second rise on, as in the official code. Without beta1, <c>d g</c> takes the place of <c>m</c>.</para>
/// <para>Mishchenko and Defazio, "Prodigy: An Expeditiously Adaptive Parameter-Free Learner", 2023.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.FindsRate)]
[Guideline(nameof(LearningRate), Min = 0.1, Because = "the size of steps is found while training, and the rate multiplies it: 1 is usual", Source = "Mishchenko and Defazio, 2023")]
public sealed partial class Prodigy
{
    /// <summary>Multiple of the rate that is found; usually 1, with a decay as for AdamW.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9. 0 needs no state.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Decay of the sums that the distance is estimated from. 0 is the root of <see cref="Beta2"/>, which is usual.</summary>
    [Hyper(0.0, Min = 0, Below = 1)] public partial Scalar Beta3 { get; init; }

    /// <summary>Times d, it is added to the root; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decay: times <c>l</c> the share of a weight that a step takes away, or, coupled, times the weight it is added to the gradient; usually 0 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>d0: d before the first step, far below the distance to the solution; usually 1e-6.</summary>
    [Hyper(1e-6, Above = 0)] public partial Scalar InitialDistance { get; init; }

    /// <summary>Multiple of the estimate; usually 0.5 to 2, and better changed than the rate.</summary>
    [Hyper(1.0, Above = 0)] public partial Scalar Coefficient { get; init; }

    /// <summary>How many times as large d may become in one step, such as 1.02. 0 is no bound.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar Growth { get; init; }

    /// <summary>Leaves the decay out of the gradient, as AdamW does.</summary>
    [Hyper(true)] public partial bool Decouple { get; init; }

    /// <summary>Corrects the averages' bias.</summary>
    [Hyper(false)] public partial bool CorrectBias { get; init; }

    /// <summary>Leaves the rate out of <c>s</c>, so that a warm-up of the rate does not raise the estimate.</summary>
    [Hyper(false)] public partial bool SafeguardWarmup { get; init; }

    private bool UsesMomentum => Beta1 != 0;

    [State(When = nameof(UsesMomentum))] private float first;
    [State] private float second;
    [State] private float sum;
    [State] private float start;
    [State(Space = StateSpace.Global, InitialFrom = nameof(InitialDistance))] private Scalar distance;
    [State(Space = StateSpace.Global, InitialFrom = nameof(InitialDistance))] private Scalar largest;
    [State(Space = StateSpace.Global)] private Scalar numerator;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (Step == 1)
            start = parameter;
        if (!Decouple && WeightDecay != 0)
            gradient = Fma((float)WeightDecay, parameter, gradient);
        Scalar rate = LearningRate * distance;
        if (CorrectBias)
            rate *= Sqrt(1 - Pow(Beta2, Step)) / (1 - Pow(Beta1, Step));
        Scalar keep = Beta3 > 0 ? Beta3 : Sqrt(Beta2);
        Scalar gain = distance / InitialDistance;
        numerator = Fma(keep, numerator, gain * Across.All.Dot(rate * gradient, start - parameter));
        sum = Fma((float)keep, sum, gain * (SafeguardWarmup ? distance : rate) * gradient);

        float scaled = distance * gradient;
        second = Lerp(Square(scaled), second, Beta2);
        Scalar size = Across.All.AbsoluteSum(sum);
        if (size > 0)
        {
            Scalar estimate = Coefficient * numerator / size;
            Scalar raised = distance == InitialDistance ? Max(distance, estimate) : distance;
            largest = Max(largest, estimate);
            distance = Growth > 0 ? Min(largest, Growth * raised) : largest;
        }
        float direction;
        if (UsesMomentum)
        {
            first = Lerp(scaled, first, Beta1);
            direction = first;
        }
        else
        {
            direction = distance * gradient;
        }
        Scalar decay = Decouple ? rate * WeightDecay : 0;
        return parameter - Fma((float)decay, parameter, rate * direction / (Sqrt(second) + distance * Epsilon));
    }
}
