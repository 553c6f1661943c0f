using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>AdaBelief: Adam whose second moment measures how far gradients are from their average; rectified by default.</summary>
/// <remarks>
/// <c>m = beta1 m + (1 - beta1) g</c>, <c>s = beta2 s + (1 - beta2) (g - m)^2 + eps</c>, where epsilon stays in the state, as in the
/// official code; <c>x = x - lr / c1 * m / (sqrt(s / c2) + eps)</c>. Rectified: while RAdam's <c>rho_t</c> is below 5 the step is
/// <c>lr / c1 * m</c> (or none), later <c>lr r_t sqrt(c2) / c1 * m / (sqrt(s) + eps)</c>.
/// Zhuang et al., "AdaBelief Optimizer: Adapting Stepsizes by the Belief in Observed Gradients", 2020; rectification: Liu et al., 2020.
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class AdaBelief
{
    /// <summary>Learning rate.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared distances.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the state at every step, and to its root.</summary>
    [Hyper(1e-16, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Weight decay, as <see cref="Decoupled"/> and <see cref="FixedDecay"/> say; decoupled, it comes before the step.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Decay acts on the weight; otherwise it is added to the gradient.</summary>
    [Hyper(true)] public partial bool Decoupled { get; init; }

    /// <summary>Decoupled decay is not times the learning rate.</summary>
    [Hyper(false)] public partial bool FixedDecay { get; init; }

    /// <summary>Corrects for the variance of the second moment in early steps.</summary>
    [Hyper(true)] public partial bool Rectify { get; init; }

    /// <summary>While the correction is undefined, moves along the average instead of not at all.</summary>
    [Hyper(true)] public partial bool DegenerateToSgd { get; init; }

    /// <summary>Divides by the largest second moment so far.</summary>
    [Hyper(false)] public partial bool Amsgrad { get; init; }

    [State] private float first;
    [State] private float belief;
    [State(When = nameof(Amsgrad))] private float largest;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar correction2 = 1 - Pow(Beta2, Step);
        Scalar rate = LearningRate / (1 - Pow(Beta1, Step));
        Scalar decay = Decoupled ? WeightDecay * (FixedDecay ? 1 : LearningRate) : 0;
        Scalar limit = 2 / (1 - Beta2) - 1;
        Scalar length = limit - 2 * Step * (1 - correction2) / correction2;
        Scalar rectification = Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));

        float direction = gradient;
        if (!Decoupled && WeightDecay != 0)
            direction = Fma((float)WeightDecay, parameter, gradient);
        first = Lerp(direction, first, Beta1);
        belief = Lerp(Square(direction - first), belief, Beta2) + Epsilon;
        float scale = belief;
        if (Amsgrad)
        {
            largest = Max(largest, belief);
            scale = largest;
        }
        float kept = Fma(-(float)decay, parameter, parameter);
        if (Rectify && length < 5)
            return kept - (DegenerateToSgd ? rate : 0) * first;
        Scalar stepSize = rate * Sqrt(correction2) * (Rectify ? rectification : 1);
        return kept - stepSize * first / (Sqrt(scale) + Epsilon * (Rectify ? 1 : Sqrt(correction2)));
    }
}
