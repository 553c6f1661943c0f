using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>LAMB: AdamW whose step each tensor scales to the norm of its weights, on gradients clipped by their global norm.</summary>
/// <remarks>
/// <para><c>g = gradient / max(|all gradients| / MaxGradientNorm, 1)</c>; <c>m = beta1 m + (1 - beta1) g</c>, <c>v = beta2 v + (1 - beta2) g^2</c>,
/// <c>u = m / c1 / (sqrt(v / c2) + eps) + wd x</c>;</para>
/// <para><c>r = phi(|x|) / |u|</c> with Euclidean norms over the tensor, 1 where either is 0; <c>x = x - lr r u</c>. <c>phi</c> brings a norm between two bounds. Without decay
/// tensors are not scaled, unless <see cref="AlwaysAdapt"/>. Revisions of the paper differ in the correction of bias.</para>
/// <para>You et al., "Large Batch Optimization for Deep Learning: Training BERT in 76 Minutes", 2020.</para>
/// </remarks>
[Optimizer]
public sealed partial class Lamb
{
    /// <summary>Learning rate; usually 1e-3 to 0.02.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the corrected average; usually 1e-6.</summary>
    [Hyper(1e-6, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decay of the weight, in the step before it is scaled; usually 0.01 to 0.1.</summary>
    [Hyper(0.01, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Longest gradient over all parameters; usually 1. 0 is no bound.</summary>
    [Hyper(1.0, Min = 0)] public partial Scalar MaxGradientNorm { get; init; }

    /// <summary>phi's lower bound; usually 0.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar MinWeightNorm { get; init; }

    /// <summary>phi's upper bound; usually 10 in the paper. 0 is none.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar MaxWeightNorm { get; init; }

    /// <summary>New gradients enter the average times <c>1 - beta1</c>; otherwise whole.</summary>
    [Hyper(true)] public partial bool AverageGradients { get; init; }

    /// <summary>Divides the averages by <c>c1</c> and <c>c2</c>.</summary>
    [Hyper(true)] public partial bool CorrectBias { get; init; }

    /// <summary>Never moves further than AdamW would.</summary>
    [Hyper(false)] public partial bool ClipTrust { get; init; }

    /// <summary>Scales tensors without decay too.</summary>
    [Hyper(false)] public partial bool AlwaysAdapt { get; init; }

    [State] private float first;
    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar root = CorrectBias ? Sqrt(1 - Pow(Beta2, Step)) : 1;
        Scalar size = root / (CorrectBias ? 1 - Pow(Beta1, Step) : 1);
        if (MaxGradientNorm > 0)
        {
            Scalar excess = Across.All.Norm(gradient) / MaxGradientNorm;
            gradient /= Max(excess, 1);
        }
        first = Fma((float)Beta1, first, (AverageGradients ? 1 - Beta1 : 1) * gradient);
        second = Lerp(Square(gradient), second, Beta2);
        float update = Fma((float)WeightDecay, parameter, size * first / (Sqrt(second) + Epsilon * root));
        Scalar trust = 1;
        if (WeightDecay != 0 || AlwaysAdapt)
        {
            Scalar weightNorm = Across.Tensor.Norm(parameter);
            Scalar updateNorm = Across.Tensor.Norm(update);
            Scalar bounded = Max(MaxWeightNorm > 0 ? Min(weightNorm, MaxWeightNorm) : weightNorm, MinWeightNorm);
            trust = weightNorm == 0 || updateNorm == 0 ? 1 : bounded / updateNorm;
            if (ClipTrust)
                trust = Min(trust, 1);
        }
        return parameter - LearningRate * trust * update;
    }
}
