using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>NAdam: Adam that looks ahead along its average by Nesterov's rule, with a momentum that warms up; coupled weight decay.</summary>
/// <remarks>
/// <para><c>g = gradient + wd x</c>; <c>m</c>, <c>v</c>, <c>c2</c> as in Adam; <c>mu_t = beta1 (1 - 0.5 * 0.96^(t psi))</c>, <c>p</c> the product of all <c>mu</c> up to <c>mu_t</c>;</para>
/// <para><c>x = x - lr ((1 - mu_t) / (1 - p) g + mu_(t+1) / (1 - p mu_(t+1)) m) / (sqrt(v / c2) + eps)</c>.</para>
/// <para>PyTorch 1.13 multiplies the last <c>mu_t</c> in twice, which was mended later.</para>
/// <para>Dozat, "Incorporating Nesterov Momentum into Adam", 2016.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class NAdam
{
    /// <summary>Learning rate; usually 1e-4 to 1e-2.</summary>
    [Hyper(2e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the corrected average; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>psi: how fast the momentum warms up; usually 4e-3, which takes some 50,000 steps to come within 1 % of <see cref="Beta1"/>. With 0 it is half of it.</summary>
    [Hyper(4e-3, Min = 0)] public partial Scalar MomentumDecay { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient; usually 0 to 1e-2.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>
    /// Takes the momentum into the product of the second term twice, as PyTorch 1.13 did: a slip that was mended later, here for runs that go on from such a one.
    /// </summary>
    [Hyper(false)] public partial bool DoublesMomentum { get; init; }

    [State] private float first;
    [State] private float second;
    [State(Space = StateSpace.Tensor, Initial = 1)] private Scalar product;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar momentum = MomentumAt(Step);
        Scalar next = MomentumAt(Step + 1);
        product *= momentum;
        Scalar root = Sqrt(1 - Pow(Beta2, Step));
        Scalar nearSize = LearningRate * root * (1 - momentum) / (1 - product);
        Scalar farSize = LearningRate * root * next / (1 - product * (DoublesMomentum ? momentum : 1) * next);
        if (WeightDecay != 0)
            gradient += WeightDecay * parameter;
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        return parameter - Fma((float)nearSize, gradient, farSize * first) / (Sqrt(second) + Epsilon * root);
    }

    private Scalar MomentumAt(Scalar step) => Beta1 * (1 - 0.5 * Pow(0.96, step * MomentumDecay));
}
