using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Yogi: Adam whose second moment grows and shrinks by the square of the gradient, whatever its own size.</summary>
/// <remarks>
/// <c>m = beta1 m + (1 - beta1) g</c>, <c>v = v - (1 - beta2) sign(v - g^2) g^2</c>;
/// <c>x = x - lr / c1 * m / (sqrt(v / c2) + eps)</c>, with decay coupled (<c>g = gradient + wd x</c>) or decoupled (<c>x = x - lr wd x</c>, from the old <c>x</c>).
/// The paper has no corrections (<see cref="CorrectBias"/>). TensorFlow's code and its ports start both averages at 1e-6, so <c>InitialAverage = 1e-6</c>; the paper starts <c>m</c> at 0.
/// Zaheer et al., "Adaptive Methods for Nonconvex Optimization", 2018.
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Yogi
{
    /// <summary>Learning rate; usually 1e-3 to 1e-2.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>1 less the share of a squared gradient by which the second moment moves; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root; usually 1e-3, much larger than Adam's.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Weight decay, as <see cref="Decoupled"/> says; usually 0 to 1e-2.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>The second moment before the first step; usually 1e-6, in the paper a large batch's mean squared gradient.</summary>
    [Hyper(1e-6, Min = 0)] public partial Scalar InitialAccumulator { get; init; }

    /// <summary>The average of gradients before the first step; other than 0, weights move without any gradient.</summary>
    [Hyper(0.0)] public partial Scalar InitialAverage { get; init; }

    /// <summary>Divides the averages by <c>c1</c> and <c>c2</c>.</summary>
    [Hyper(true)] public partial bool CorrectBias { get; init; }

    /// <summary>Decay acts on the weight, times the rate; otherwise it is added to the gradient.</summary>
    [Hyper(true)] public partial bool Decoupled { get; init; }

    [State(InitialFrom = nameof(InitialAverage))] private float first;
    [State(InitialFrom = nameof(InitialAccumulator))] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar root = CorrectBias ? Sqrt(1 - Pow(Beta2, Step)) : 1;
        Scalar size = LearningRate * root / (CorrectBias ? 1 - Pow(Beta1, Step) : 1);
        Scalar decay = Decoupled ? LearningRate * WeightDecay : 0;
        if (!Decoupled && WeightDecay != 0)
            gradient += WeightDecay * parameter;
        float square = Square(gradient);
        first = Lerp(gradient, first, Beta1);
        second -= (1 - Beta2) * Sign(second - square) * square;
        return parameter - Fma((float)decay, parameter, size * first / (Sqrt(second) + Epsilon * root));
    }
}
