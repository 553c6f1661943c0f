using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>MARS: AdamW or Lion on gradients that are corrected for the noise between batches, and clipped.</summary>
/// <remarks>
/// <para><c>c = g + gamma beta1 / (1 - beta1) (g - q)</c>, divided by its norm over the tensor where that is above 1; <c>m = beta1 m + (1 - beta1) c</c>.
/// <c>q</c> is the gradient of the batch before: at the weights before, which a state keeps, or exactly, at the present ones, as an input (<see cref="Exact"/>). At the first step it is 0.</para>
/// <para>AdamW: <c>v = beta2 v + (1 - beta2) c^2</c>, <c>x = x - lr (m / c1 / (sqrt(v / c2) + eps) + wd x)</c>. Lion: <c>x = x - lr (sign(m) + wd x)</c>.</para>
/// <para>Tensors of another rank than 2 follow plain AdamW with settings of their own, unless <see cref="CorrectVectors"/>.</para>
/// <para>Yuan et al., "MARS: Unleashing the Power of Variance Reduction for Training Large Models", 2024.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Mars
{
    /// <summary>Learning rate; usually 1e-3 to 1e-2 for AdamW, a tenth of that for Lion.</summary>
    [Hyper(3e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.95.</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.99.</summary>
    [Hyper(0.99, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the corrected average; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0.01 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>How much of the difference between batches is taken out; usually 0.01 to 0.05.</summary>
    [Hyper(0.025, Min = 0)] public partial Scalar Gamma { get; init; }

    /// <summary>What is done with the corrected gradient.</summary>
    [Hyper(MarsKind.AdamW)] public partial MarsKind Kind { get; init; }

    /// <summary>The last batch's gradient is taken again at the present weights, and handed to each step.</summary>
    [Hyper(false)] public partial bool Exact { get; init; }

    /// <summary>Divides by the largest second moment so far.</summary>
    [Hyper(false)] public partial bool Amsgrad { get; init; }

    /// <summary>Corrects tensors of every rank.</summary>
    [Hyper(false)] public partial bool CorrectVectors { get; init; }

    /// <summary>Rate of plain AdamW, as a multiple of <see cref="LearningRate"/>; usually 1.</summary>
    [Hyper(1.0, Min = 0)] public partial Scalar VectorRate { get; init; }

    /// <summary>Decay of the average of gradients of plain AdamW; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar VectorBeta1 { get; init; }

    /// <summary>Decay of the average of squared gradients of plain AdamW; usually 0.95.</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar VectorBeta2 { get; init; }

    /// <summary>Decoupled decay of plain AdamW; usually 0.1.</summary>
    [Hyper(0.1, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar VectorWeightDecay { get; init; }

    private bool Corrects => CorrectVectors || Shape.Rank == 2;

    private bool Remembers => Corrects && !Exact;

    private bool Scales => !Corrects || Kind == MarsKind.AdamW;

    private bool KeepsLargest => Scales && Amsgrad;

    [State] private float first;
    [State(When = nameof(Scales))] private float second;
    [State(When = nameof(KeepsLargest))] private float largest;
    [State(When = nameof(Remembers))] private float last;

    [UpdateRule]
    private float Update(float parameter, float gradient, [Input(When = nameof(Exact))] float previousBatchGradient)
    {
        Scalar rate = Corrects ? LearningRate : LearningRate * VectorRate;
        Scalar beta1 = Corrects ? Beta1 : VectorBeta1;
        Scalar beta2 = Corrects ? Beta2 : VectorBeta2;
        Scalar decay = rate * (Corrects ? WeightDecay : VectorWeightDecay);
        if (Corrects)
        {
            float previous = 0;
            if (Remembers)
            {
                previous = last;
                last = gradient;
            }
            else if (Exact && Step > 1)
            {
                previous = previousBatchGradient;
            }
            float corrected = Fma((float)(Gamma * Beta1 / (1 - Beta1)), gradient - previous, gradient);
            Scalar norm = Across.Tensor.Norm(corrected);
            gradient = corrected / Max(1, norm);
        }

        first = Lerp(gradient, first, beta1);
        if (!Scales)
            return parameter - Fma((float)decay, parameter, rate * Sign(first));
        Scalar root = Sqrt(1 - Pow(beta2, Step));
        Scalar size = rate * root / (1 - Pow(beta1, Step));
        second = Lerp(Square(gradient), second, beta2);
        float scale = second;
        if (KeepsLargest)
        {
            largest = Max(largest, second);
            scale = largest;
        }
        return parameter - Fma((float)decay, parameter, size * first / (Sqrt(scale) + Epsilon * root));
    }
}

/// <summary>What <see cref="Mars"/> does with the corrected gradient.</summary>
public enum MarsKind
{
    /// <summary>AdamW's step.</summary>
    AdamW,

    /// <summary>The sign of its average: one state less.</summary>
    Lion,
}
