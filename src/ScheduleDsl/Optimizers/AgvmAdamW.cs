using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>AdamW with AGVM: each module, a parameter group, has a rate that brings the variance of its preconditioned gradient to that of the anchor module.</summary>
/// <remarks>
/// <para>At iterations <c>t</c>, from 0, with <c>t &gt;= Start</c> and <c>t</c> a multiple of <c>Interval</c>: both half-batch gradients are divided by
/// <c>sqrt(beta2 v + (1 - beta2) (G / Workers)^2) + eps</c>, where <c>G</c> is that half's and <c>v</c> the second moment before the step; then
/// <c>f = a f + (1 - a) sqrt(clamp((phi of the anchor + 1e-6) / (phi + 1e-6), 0.5, 10))</c> as <see cref="ModuleVariance"/> says, <c>a = FactorMomentum</c>.</para>
/// <para>The step is AdamW's at the rate <c>f lr</c>, decay included. For other rules see <see cref="Modifiers.Agvm"/>, which does not precondition.</para>
/// <para>Xue et al., "Large-batch Optimization for Dense Visual Predictions", 2022.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class AgvmAdamW
{
    /// <summary>Learning rate, before the module's factor; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the corrected average; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0.01 to 0.1.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>How slowly the factors follow what is measured; usually 0.97.</summary>
    [Hyper(0.97, Min = 0, Below = 1)] public partial Scalar FactorMomentum { get; init; }

    /// <summary>Iterations from one measurement to the next; usually 5 to 10.</summary>
    [Hyper(5, Min = 1)] public partial int Interval { get; init; }

    /// <summary>First iteration, from 0, that may measure: the end of the warm-up.</summary>
    [Hyper(500, Min = 0)] public partial int Start { get; init; }

    /// <summary>Set in the groups that are the module which the others follow: the backbone.</summary>
    [Hyper(false)] public partial bool IsAnchor { get; init; }

    /// <summary>Workers that a batch is spread over, which scales gradients in the preconditioner alone.</summary>
    [Hyper(2, Min = 1)] public partial int Workers { get; init; }

    [State] private float first;
    [State] private float second;
    [State(Space = StateSpace.Tensor, Initial = 1)] private Scalar factor;

    [UpdateRule]
    private float Update(float parameter, float gradient, [Input] float firstHalfGradient, [Input] float secondHalfGradient)
    {
        Scalar rounds = (Step - 1) / Interval;
        if (Step > Start && rounds == Floor(rounds))
        {
            float whitenedFirst = firstHalfGradient / (Sqrt(Lerp(Square(firstHalfGradient / Workers), second, Beta2)) + Epsilon);
            float whitenedSecond = secondHalfGradient / (Sqrt(Lerp(Square(secondHalfGradient / Workers), second, Beta2)) + Epsilon);
            factor = Lerp(ModuleVariance.Factor(whitenedFirst, whitenedSecond, IsAnchor), factor, FactorMomentum);
        }

        Scalar rate = LearningRate * factor;
        Scalar root = Sqrt(1 - Pow(Beta2, Step));
        Scalar size = rate * root / (1 - Pow(Beta1, Step));
        first = Lerp(gradient, first, Beta1);
        second = Lerp(Square(gradient), second, Beta2);
        return parameter - Fma((float)(rate * WeightDecay), parameter, size * first / (Sqrt(second) + Epsilon * root));
    }
}
