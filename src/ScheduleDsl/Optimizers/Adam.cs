using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Adam: steps scaled by averages of the gradient and of its square; coupled weight decay. AMSGrad as an option.</summary>
/// <remarks>
/// <para><c>g = gradient + WeightDecay * x</c>, <c>m = Beta1 m + (1 - Beta1) g</c>, <c>v = Beta2 v + (1 - Beta2) g^2</c>;</para>
/// <para><c>x -= LearningRate * (m / c1) / (sqrt(v / c2) + Epsilon)</c> with <c>c1 = 1 - Beta1^t</c>, <c>c2 = 1 - Beta2^t</c>, t from 1.</para>
/// <para>AMSGrad puts the largest v so far, uncorrected, in the place of v.</para>
/// <para>Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015; Reddi, Kale, Kumar, "On the Convergence of Adam and Beyond", 2018.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Adam
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)]
    public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)]
    public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average squared gradient, in [0, 1).</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)]
    public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the corrected average; with 0 a weight that never had a gradient becomes NaN.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)]
    public partial Scalar Epsilon { get; init; }

    /// <summary>Factor of the parameter in the gradient (coupled decay), at least 0.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)]
    public partial Scalar WeightDecay { get; init; }

    /// <summary>Whether the scale never grows back (AMSGrad), for one more state.</summary>
    [Hyper(false)]
    public partial bool Amsgrad { get; init; }

    /// <summary>The epsilon is the paper's epsilon-hat: added to the root of v as it is, <c>x = x - lr sqrt(c2) / c1 * m / (sqrt(v) + eps)</c>.</summary>
    [Hyper(false)]
    public partial bool EpsilonHat { get; init; }

    [State] private float average;
    [State] private float square;
    [State(When = nameof(Amsgrad))] private float largest;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        // Both corrections move into numbers of the step, which leaves one root and one division for each weight.
        Scalar root = Sqrt(1 - Pow(Beta2, Step));
        Scalar size = LearningRate * root / (1 - Pow(Beta1, Step));
        if (WeightDecay != 0)
            gradient += WeightDecay * parameter;

        average = Lerp(gradient, average, Beta1);
        square = Lerp(gradient * gradient, square, Beta2);
        float scale = square;
        if (Amsgrad)
        {
            largest = Max(largest, square);
            scale = largest;
        }

        return parameter - size * average / (Sqrt(scale) + Epsilon * (EpsilonHat ? 1 : root));
    }
}
