using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Adamax: Adam with the largest recent gradient in place of the root of the average square; coupled weight decay.</summary>
/// <remarks>
/// <c>g = gradient + wd x</c>, <c>m = beta1 m + (1 - beta1) g</c>, <c>u = max(beta2 u, |g| + eps)</c>;
/// <c>x = x - lr / c1 * m / u</c> with <c>c1 = 1 - beta1^t</c>. The largest needs no correction, and epsilon is inside of it, as in PyTorch; the paper has none.
/// Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, section 7.1.
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Adamax
{
    /// <summary>Learning rate: how far a weight moves at most in a step; usually 1e-4 to 1e-2.</summary>
    [Hyper(2e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the largest gradient; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to each gradient's size; with 0 a weight that never had a gradient becomes NaN.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient; usually 0 to 1e-2.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State] private float average;
    [State] private float largest;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar size = LearningRate / (1 - Pow(Beta1, Step));
        if (WeightDecay != 0)
            gradient += WeightDecay * parameter;
        average = Lerp(gradient, average, Beta1);
        largest = Max(Beta2 * largest, Abs(gradient) + Epsilon);
        return parameter - size * average / largest;
    }
}
