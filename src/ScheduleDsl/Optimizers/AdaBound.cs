using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>AdaBound: Adam whose step sizes are kept between bounds that close in on one rate, so that it ends as SGD; AMSBound as an option.</summary>
/// <remarks>
/// <para><c>g = gradient + wd x</c>; <c>m</c>, <c>v</c>, <c>c1</c>, <c>c2</c> as in Adam; <c>a = lr sqrt(c2) / c1 / (sqrt(v) + eps)</c>, brought between
/// <c>f (1 - 1 / (gamma t + 1))</c> and <c>f (1 + 1 / (gamma t))</c>; <c>x = x - a m</c>. AMSBound: the largest v so far for v.</para>
/// <para><c>f</c> is <see cref="FinalRate"/>, times <c>lr / BaseRate</c> where that is given.</para>
/// <para>Luo et al., "Adaptive Gradient Methods with Dynamic Bound of Learning Rate", 2019.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class AdaBound
{
    /// <summary>Learning rate of the adaptive phase; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>The rate that the bounds close in on, as for SGD; usually 0.01 to 1.</summary>
    [Hyper(0.1, Min = 0)] public partial Scalar FinalRate { get; init; }

    /// <summary>
    /// The learning rate for which <see cref="FinalRate"/> is meant: both then fall together. The official code takes the run's first. With 0,
    /// <see cref="FinalRate"/> is used as it is.
    /// </summary>
    [Hyper(0.0, Min = 0)] public partial Scalar BaseRate { get; init; }

    /// <summary>How fast the bounds close in, in (0, 1); usually 1e-3, about one over the steps that Adam should take.</summary>
    [Hyper(1e-3, Above = 0, Below = 1)] public partial Scalar Gamma { get; init; }

    /// <summary>Added to the root of the uncorrected average; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient; usually 0 to 1e-3.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Divides by the largest second moment so far (AMSBound).</summary>
    [Hyper(false)] public partial bool Amsbound { get; init; }

    [State] private float first;
    [State] private float second;
    [State(When = nameof(Amsbound))] private float largest;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar size = LearningRate * Sqrt(1 - Pow(Beta2, Step)) / (1 - Pow(Beta1, Step));
        Scalar final = BaseRate == 0 ? FinalRate : FinalRate * LearningRate / BaseRate;
        Scalar low = final * (1 - 1 / (Gamma * Step + 1));
        Scalar high = final * (1 + 1 / (Gamma * Step));
        if (WeightDecay != 0)
            gradient += WeightDecay * parameter;
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        float scale = second;
        if (Amsbound)
        {
            largest = Max(largest, second);
            scale = largest;
        }
        return parameter - Clamp(size / (Sqrt(scale) + Epsilon), low, high) * first;
    }
}
