using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>StableAdamW: AdamW whose rate falls, tensor by tensor, where gradients are larger than their averages expect.</summary>
/// <remarks>
/// <para><c>b = (beta^t - beta) / (beta^t - 1)</c> for both decays, which makes averages that need no correction; <c>m = b1 m + (1 - b1) g</c>, <c>v = b2 v + (1 - b2) g^2</c>;</para>
/// <para><c>eta = lr / max(1, sqrt(mean(g^2 / max(v, eps^2))))</c> with the mean over the tensor; <c>x = x - eta wd x - eta m / (sqrt(v) + eps)</c>.</para>
/// <para>Wortsman et al., "Stable and low-precision training for large-scale vision-language models", 2023.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class StableAdamW
{
    /// <summary>Learning rate; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.95 to 0.99.</summary>
    [Hyper(0.99, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root; usually 1e-6.</summary>
    [Hyper(1e-6, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay, times the lowered rate; usually 0.01 to 0.1, without <see cref="BaseRate"/>.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>
    /// The schedule's largest rate: decay is then times <c>eta / BaseRate</c>, so that the two can be chosen apart, and usually 1e-5 to 1e-3. With 0
    /// decay is times <c>eta</c>.
    /// </summary>
    [Hyper(0.0, Min = 0)] public partial Scalar BaseRate { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        first = Lerp(gradient, first, Debiased(Beta1));
        float square = Square(gradient);
        second = Lerp(square, second, Debiased(Beta2));
        Scalar excess = Sqrt(Across.Tensor.Mean(square / Max(second, (float)(Epsilon * Epsilon))));
        Scalar rate = LearningRate / Max(1, excess);
        Scalar decay = (BaseRate > 0 ? rate / BaseRate : rate) * WeightDecay;
        return parameter - Fma((float)decay, parameter, rate * first / (Sqrt(second) + Epsilon));
    }

    private static Scalar Debiased(Scalar decay) => (Pow(decay, Step) - decay) / (Pow(decay, Step) - 1);
}
