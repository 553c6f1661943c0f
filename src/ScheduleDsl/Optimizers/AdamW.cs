using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>AdamW: Adam with decoupled weight decay, and AMSGrad as an option.</summary>
/// <remarks>
/// Adam's step from the gradient as it is, and the decay: <c>x = x - lr / c1 * m / (sqrt(v / c2) + eps) - lr wd x</c> with
/// <c>c1 = 1 - beta1^t</c>, <c>c2 = 1 - beta2^t</c>. The decay is times the learning rate, as in PyTorch; the paper multiplies
/// it by the schedule alone. Both corrections are folded into rate and epsilon once per step.
/// Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2019.
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class AdamW
{
    /// <summary>Learning rate.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root, so that a weight whose gradient was always 0 stays where it is.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Divides by the largest second moment so far.</summary>
    [Hyper(false)] public partial bool Amsgrad { get; init; }

    /// <summary>The epsilon is the first paper's epsilon-hat: added to the root of v as it is, <c>x = x - lr sqrt(c2) / c1 * m / (sqrt(v) + eps)</c>.</summary>
    [Hyper(false)] public partial bool EpsilonHat { get; init; }

    /// <summary>Decays the weight when it has moved, <c>x' = x - step</c>, <c>x = x' - lr wd x'</c>, as the AdamW of the transformers library did.</summary>
    [Hyper(false)] public partial bool DecayLast { get; init; }

    [State] private float first;
    [State] private float second;
    [State(When = nameof(Amsgrad))] private float largest;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar rootOfCorrection = Sqrt(1 - Pow(Beta2, Step));
        Scalar stepSize = LearningRate * rootOfCorrection / (1 - Pow(Beta1, Step));
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        float scale = second;
        if (Amsgrad)
        {
            largest = Max(largest, second);
            scale = largest;
        }

        // Not parameter * (1 - decay): a float next to 1 keeps two or three digits of a decay of 1e-5.
        Scalar decay = LearningRate * WeightDecay;
        float step = stepSize * first / (Sqrt(scale) + Epsilon * (EpsilonHat ? 1 : rootOfCorrection));
        if (DecayLast)
        {
            float moved = parameter - step;
            return Fma(-(float)decay, moved, moved);
        }
        return parameter - Fma((float)decay, parameter, step);
    }
}
