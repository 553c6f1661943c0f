using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>LaProp: gradients are scaled first and averaged afterwards, so that the two decays can be chosen freely; AMSGrad and centring as options.</summary>
/// <remarks>
/// <para><c>v = beta2 v + (1 - beta2) g^2</c>; centred, from step 11 on, less the square of <c>a = beta2 a + (1 - beta2) g</c>; AMSGrad takes the largest so far, centred
/// from step 11 on.</para>
/// <para><c>m = beta1 m + (1 - beta1) lr g / (sqrt(v / c2) + eps)</c>, <c>l = beta1 l + (1 - beta1) lr</c>, <c>x = (x - lr / l * m) (1 - wd)</c>. The rate is inside the
/// average; under a constant one <c>l / lr</c> is <c>1 - beta1^t</c>.</para>
/// <para>Ziyin, Wang, Ueda, "LaProp: Separating Momentum and Adaptivity in Adam", 2020.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class LaProp
{
    /// <summary>Learning rate; usually 1e-4 to 1e-3.</summary>
    [Hyper(4e-4, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of scaled gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the corrected average; usually 1e-15.</summary>
    [Hyper(1e-15, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decay of the weight behind the step, as <see cref="FixedDecay"/> says; usually 1e-5 to 1e-3, times the rate 0.01 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Below = 1, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Decay is not times the learning rate, as in the official code.</summary>
    [Hyper(true)] public partial bool FixedDecay { get; init; }

    /// <summary>Divides by the largest second moment so far.</summary>
    [Hyper(false)] public partial bool Amsgrad { get; init; }

    /// <summary>Divides by the deviation from the average gradient.</summary>
    [Hyper(false)] public partial bool Centered { get; init; }

    [State] private float first;
    [State] private float second;
    [State(When = nameof(Centered))] private float mean;
    [State(When = nameof(Amsgrad))] private float largest;
    [State(Space = StateSpace.Tensor)] private Scalar averageRate;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar root = Sqrt(1 - Pow(Beta2, Step));
        averageRate = Lerp(LearningRate, averageRate, Beta1);
        Scalar correction = LearningRate == 0 ? 1 : LearningRate / averageRate;
        Scalar decay = FixedDecay ? WeightDecay : LearningRate * WeightDecay;

        second = Lerp(Square(gradient), second, Beta2);
        float scale = second;
        if (Centered)
        {
            mean = Lerp(gradient, mean, Beta2);
            // Of a constant gradient only rounding errors are left, of either sign.
            if (Step > 10)
                scale = Max(Fma(-mean, mean, second), 0);
        }
        if (Amsgrad && (!Centered || Step > 10))
        {
            largest = Max(largest, scale);
            scale = largest;
        }
        first = Lerp(LearningRate * root * gradient / (Sqrt(scale) + Epsilon * root), first, Beta1);
        float moved = parameter - correction * first;
        return Fma(-(float)decay, moved, moved);
    }
}
