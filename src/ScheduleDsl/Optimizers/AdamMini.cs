using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Adam-mini: AdamW with one second moment for each block of weights whose curvature is alike, so with half the state.</summary>
/// <remarks>
/// <para><c>m = beta1 m + (1 - beta1) g</c>; of each block <c>v = beta2 v + (1 - beta2) mean(g^2)</c>; <c>x = x - lr wd x - lr / c1 * m / (sqrt(v / c2) + eps)</c>.</para>
/// <para>What a block is follows from what a tensor does: a row of a projection, embedding or output layer, a head of queries and keys, the whole of a normalisation's gains, a single bias.
/// <see cref="AdamMiniGroups"/> tells it from names.</para>
/// <para>Zhang et al., "Adam-mini: Use Fewer Learning Rates To Gain More", 2024.</para>
/// </remarks>
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class AdamMini
{
    /// <summary>Learning rate; usually 1e-4 to 1e-2.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.9.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of squared gradients; usually 0.95 to 0.999.</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root of the corrected average; usually 1e-8.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0 to 0.1.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>What shares a second moment.</summary>
    [Hyper(AdamMiniBlocks.Tensor)] public partial AdamMiniBlocks Blocks { get; init; }

    /// <summary>Weights of a block of <see cref="AdamMiniBlocks.Parts"/>: of a matrix of queries, its weights divided by the number of heads.</summary>
    [Hyper(256, Min = 1)] public partial int BlockSize { get; init; }

    private bool IsSingle => Blocks == AdamMiniBlocks.Weight;

    private bool IsShared => !IsSingle;

    private Scalar BlockLength => Blocks == AdamMiniBlocks.Parts ? BlockSize : Blocks == AdamMiniBlocks.Row ? Shape.Columns : Shape.Length;

    [State] private float first;
    [State(When = nameof(IsSingle))] private float second;
    [State(Space = StateSpace.Block, BlockLength = nameof(BlockLength), When = nameof(IsShared))] private float ofBlock;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar root = Sqrt(1 - Pow(Beta2, Step));
        Scalar size = LearningRate * root / (1 - Pow(Beta1, Step));
        Scalar decay = LearningRate * WeightDecay;
        first = Lerp(gradient, first, Beta1);
        float scale = 0;
        if (IsShared)
        {
            ofBlock = Lerp(Across.Block.Mean(BlockLength, Square(gradient)), ofBlock, Beta2);
            scale = ofBlock;
        }
        else
        {
            second = Lerp(Square(gradient), second, Beta2);
            scale = second;
        }
        return parameter - Fma((float)decay, parameter, size * first / (Sqrt(scale) + Epsilon * root));
    }
}

/// <summary>Which weights share a second moment of <see cref="AdamMini"/>.</summary>
public enum AdamMiniBlocks
{
    /// <summary>None: Adam.</summary>
    Weight,

    /// <summary>Those of a row, which is the first axis: an output unit, or an entry of an embedding.</summary>
    Row,

    /// <summary>All of a tensor.</summary>
    Tensor,

    /// <summary>Each <see cref="AdamMini.BlockSize"/> in the order of memory: a head of queries or keys.</summary>
    Parts,
}
