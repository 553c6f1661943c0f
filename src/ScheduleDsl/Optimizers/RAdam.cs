using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>RAdam: Adam that moves along its average alone until its second moment can be trusted, and then is corrected for its variance.</summary>
/// <remarks>
/// <para><c>m</c>, <c>v</c>, <c>c1</c>, <c>c2</c> as in Adam; <c>rho = 2 / (1 - beta2) - 1</c>, <c>rho_t = rho - 2 t beta2^t / c2</c>,
/// <c>r_t = sqrt((rho_t - 4) (rho_t - 2) rho / ((rho - 4) (rho - 2) rho_t))</c>;</para>
/// <para>where <c>rho_t</c> is above the threshold, <c>x = x - lr r_t sqrt(c2) / c1 * m / (sqrt(v) + eps)</c>, before that <c>x = x - lr / c1 * m</c>.</para>
/// <para>The defaults are PyTorch's. The official code is <see cref="Decoupled"/> without <see cref="DegenerateToSgd"/> (and rectifies at a
/// <c>rho_t</c> of exactly 5 already); the paper's threshold is 4.</para>
/// <para>Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", 2020.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class RAdam
{
    /// <summary>Learning rate; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.98 to 0.999. Below 2/3 nothing is ever rectified.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the uncorrected average; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Weight decay, as <see cref="Decoupled"/> says; usually 0 to 1e-2 coupled, 0.01 to 0.1 decoupled.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Above which length of the average its variance is corrected for, at least 4.</summary>
    [Hyper(5.0, Min = 4)] public partial Scalar Threshold { get; init; }

    /// <summary>Decay acts on the weight, times the rate; otherwise it is added to the gradient.</summary>
    [Hyper(false)] public partial bool Decoupled { get; init; }

    /// <summary>Up to the threshold, moves along the average; otherwise neither step nor decoupled decay is applied there.</summary>
    [Hyper(true)] public partial bool DegenerateToSgd { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar correction2 = 1 - Pow(Beta2, Step);
        Scalar rate = LearningRate / (1 - Pow(Beta1, Step));
        Scalar limit = 2 / (1 - Beta2) - 1;
        Scalar length = limit - 2 * Step * (1 - correction2) / correction2;
        Scalar rectification = Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length));
        Scalar decay = Decoupled ? LearningRate * WeightDecay : 0;

        if (!Decoupled && WeightDecay != 0)
            gradient += WeightDecay * parameter;
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        if (length > Threshold)
        {
            Scalar size = rate * rectification * Sqrt(correction2);
            return parameter - Fma((float)decay, parameter, size * first / (Sqrt(second) + Epsilon));
        }
        if (DegenerateToSgd)
            return parameter - Fma((float)decay, parameter, rate * first);
        return parameter;
    }
}
