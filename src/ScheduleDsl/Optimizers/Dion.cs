using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Dion: an orthogonal step of low rank, from one power iteration on a momentum that keeps what was not used.</summary>
/// <remarks>
/// <para><c>M = M + G</c>, <c>P = Q of qr(M Q)</c>, <c>R = M^T P</c>, <c>M = M - (1 - Momentum) P R^T</c>, <c>Q</c> = R with columns of length 1,</para>
/// <para><c>W = (1 - LearningRate WeightDecay) W - LearningRate sqrt(rows / columns) P Q^T</c>. Q begins as standard normal numbers.</para>
/// <para>The form of one device. For hidden matrices; embeddings, output heads and vectors belong to another route.</para>
/// <para>Ahn et al., "Dion: Distributed Orthonormalized Updates", 2025.</para>
/// </remarks>
[Optimizer(MinRank = 2, Traits = RuleTraits.ForHiddenMatrices, Directions = nameof(Kept))]
[Fallback<AdamW>("Beta2=0.95", SharesRate = true, SharesDecay = true)]
[Guideline(nameof(LearningRate), Min = 5e-4, Because = "a step has singular values of about the rate times sqrt(rows / columns), where Adam's would be many times as long", Source = "Ahn et al., 2025: 0.01")]
public sealed partial class Dion
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(0.01, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>What stays in the momentum of what a step has used, in [0, 1).</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.01, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Added to the lengths that columns are divided by, above 0.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Directions of a step; no more than the smaller side of a matrix has.</summary>
    [Hyper(768, Min = 1)] public partial int Rank { get; init; }

    private Scalar Kept => Min(Rank, Min(Shape.Rows, Shape.Columns));

    [State] private float momentum;

    // Q^T: a direction in each row.
    [State(Space = StateSpace.RankByColumns)] private float right;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float sum = momentum + gradient;
        float start = Across.Matrix.NormalRows(gradient, 0);
        float directions = Step == 1 ? (right == 0 ? start : right) : right;
        float product = Across.Matrix.ProductTransposed(sum, directions);
        float left = Across.Matrix.Orthonormal(product, product);
        float used = Across.Matrix.TransposedProduct(left, sum);
        momentum = sum - (1 - Momentum) * Across.Matrix.Product(left, used);
        float length = Sqrt(Across.Matrix.RowSums(used * used)) + Epsilon;
        right = Across.Matrix.ScaleRows(used, 1 / length);
        Scalar scale = LearningRate * Sqrt(Shape.Rows / Shape.Columns);
        return (1 - LearningRate * WeightDecay) * parameter - scale * Across.Matrix.Product(left, right);
    }
}
