using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>AdEMAMix: AdamW along a mixture of a fast and a very slow average of gradients.</summary>
/// <remarks>
/// <para><c>m1 = beta1 m1 + (1 - beta1) g</c>, <c>m2 = b m2 + (1 - b) g</c>, <c>v = beta2 v + (1 - beta2) g^2</c>;
/// <c>x = x - lr ((m1 / c1 + a m2) / (sqrt(v / c2) + eps) + wd x)</c>; the slow average is not corrected.</para>
/// <para><c>a = alpha min(1, t / AlphaWarmup)</c>. Until <c>Beta3Warmup</c> the half-life that <c>b</c> stands for grows in a straight line:
/// <c>b = 0.5^(1 / (h + 1))</c>, <c>h = (1 - w) f(beta1) + w f(beta3)</c>, <c>w = t / Beta3Warmup</c>, <c>f(q) = ln 0.5 / ln(q + 1e-8) - 1</c>; then <c>b = beta3</c>.</para>
/// <para>Pagliardini, Ablin, Grangier, "The AdEMAMix Optimizer: Better, Faster, Older", 2024.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class AdEMAMix
{
    /// <summary>Learning rate; usually 1e-4 to 1e-3.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the fast average; usually 0.9. With 0 it is the gradient, and one state less.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Decay of the slow average, when warm; usually 0.999 to 0.9999.</summary>
    [Hyper(0.9999, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta3 { get; init; }

    /// <summary>Weight of the slow average, when warm; 2 in the official code, usually 4 to 10 in the paper.</summary>
    [Hyper(2.0, Min = 0)] public partial Scalar Alpha { get; init; }

    /// <summary>Updates over which <see cref="Alpha"/> is reached from 0; usually all of the run's. 0 is at once.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar AlphaWarmup { get; init; }

    /// <summary>Updates over which <see cref="Beta3"/> is reached from <see cref="Beta1"/>; usually all of the run's. 0 is at once.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar Beta3Warmup { get; init; }

    /// <summary>Added to the root of the corrected average; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    private bool KeepsFast => Beta1 != 0;

    [State(When = nameof(KeepsFast))] private float fast;
    [State] private float slow;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar root = Sqrt(1 - Pow(Beta2, Step));
        Scalar fastSize = LearningRate * root / (1 - Pow(Beta1, Step));
        Scalar slowSize = LearningRate * root * Alpha * (Step < AlphaWarmup ? Step / AlphaWarmup : 1);
        Scalar length = Lerp(HalfLife(Beta1), HalfLife(Beta3), Step / Beta3Warmup);
        Scalar slowDecay = Step < Beta3Warmup ? Pow(0.5, 1 / (length + 1)) : Beta3;
        Scalar decay = LearningRate * WeightDecay;

        float near = gradient;
        if (KeepsFast)
        {
            fast = Lerp(gradient, fast, Beta1);
            near = fast;
        }
        slow = Lerp(gradient, slow, slowDecay);
        second = Lerp(Square(gradient), second, Beta2);
        float step = Fma((float)fastSize, near, slowSize * slow) / (Sqrt(second) + Epsilon * root);
        return parameter - Fma((float)decay, parameter, step);
    }

    // From 1 - 1e-8 on the offset would make the logarithm 0 or positive.
    private static Scalar HalfLife(Scalar decay) => Log(0.5) / Log(Min(decay + 1e-8, 1 - 1e-9)) - 1;
}
