using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Adam, with coupled weight decay, and AMSGrad as an option.</summary>
/// <remarks>
/// <c>g = g + wd x</c>, <c>m = beta1 m + (1 - beta1) g</c>, <c>v = beta2 v + (1 - beta2) g^2</c>,
/// <c>x = x - lr / c1 * m / (sqrt(v / c2) + eps)</c> with <c>c1 = 1 - beta1^t</c>, <c>c2 = 1 - beta2^t</c>. AMSGrad uses the largest
/// uncorrected <c>v</c> so far. Both corrections are folded into rate and epsilon once per step.
/// Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015; Reddi et al., "On the Convergence of Adam and Beyond", 2018.
/// </remarks>
[Optimizer]
public sealed partial class Adam
{
    /// <summary>Learning rate.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root, so that a weight whose gradient was always 0 stays where it is.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Divides by the largest second moment so far.</summary>
    [Hyper(false)] public partial bool Amsgrad { get; init; }

    [State] private float first;
    [State] private float second;
    [State(When = nameof(Amsgrad))] private float largest;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar rootOfCorrection = Sqrt(1 - Pow(Beta2, Step));
        Scalar stepSize = LearningRate * rootOfCorrection / (1 - Pow(Beta1, Step));
        float direction = gradient;
        if (WeightDecay != 0)
            direction = Fma((float)WeightDecay, parameter, gradient);
        first = Lerp(direction, first, Beta1);
        second = Lerp(Square(direction), second, Beta2);
        float scale = second;
        if (Amsgrad)
        {
            largest = Max(largest, second);
            scale = largest;
        }
        return parameter - stepSize * first / (Sqrt(scale) + Epsilon * rootOfCorrection);
    }
}
