using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Sparse Spectral Training: all singular values of a matrix at every update, and of its singular vectors a few at a time.</summary>
/// <remarks>
/// <para>Not verified: no official code was found, and of this method only the abstract is certain. The draw's mixture, the moments' resets and the rate of vectors are our reading of it.</para>
/// <para><c>W = U diag(s) V^T</c>, decomposed anew every <see cref="Round"/> updates. s takes a step of Adam along <c>diag(U^T G V)</c>. Every <see cref="Period"/> updates <see cref="Few"/> of
/// the pairs of vectors are drawn without replacement, with probabilities <c>1 / (2 k) + |s| / (2 sum |s|)</c>; those take steps of Adam along <c>G V</c> and <c>G^T U</c>, with the sign of s alone, and
/// keep their length of 1. The averages of vectors begin anew with each draw.</para>
/// <para>U, s and V are states, in full, and so are their averages.</para>
/// <para>Zhao et al., "Sparse Spectral Training and Inference on Euclidean and Hyperbolic Neural Networks", 2024.</para>
/// </remarks>
[Optimizer(MinRank = 2, Directions = nameof(All))]
[Fallback<AdamW>(SharesRate = true)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every number of the factors by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class SparseSpectral
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average square, in [0, 1).</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root, above 0.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Pairs of vectors that are trained together, at least 1.</summary>
    [Hyper(16, Min = 1)] public partial int Few { get; init; }

    /// <summary>Updates from one draw to the next, at least 1.</summary>
    [Hyper(200, Min = 1)] public partial int Period { get; init; }

    /// <summary>Updates from one decomposition to the next, at least 1.</summary>
    [Hyper(10_000, Min = 1)] public partial int Round { get; init; }

    private Scalar All => Min(Shape.Rows, Shape.Columns);

    [State(Space = StateSpace.RowsByRank)] private float left;
    [State(Space = StateSpace.Rank)] private float strength;
    [State(Space = StateSpace.RankByColumns)] private float right;
    [State(Space = StateSpace.Rank)] private float chosen;
    [State(Space = StateSpace.RowsByRank)] private float firstOfLeft;
    [State(Space = StateSpace.RowsByRank)] private float secondOfLeft;
    [State(Space = StateSpace.Rank)] private float firstOfStrength;
    [State(Space = StateSpace.Rank)] private float secondOfStrength;
    [State(Space = StateSpace.RankByColumns)] private float firstOfRight;
    [State(Space = StateSpace.RankByColumns)] private float secondOfRight;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (Every(Round))
        {
            right = Across.Matrix.TopRightVectors(parameter, right);
            float turned = Across.Matrix.ProductTransposed(parameter, right);
            left = Across.Matrix.Orthonormal(turned, left);
            strength = Across.Matrix.ColumnSums(left * turned);
        }
        float before = Across.Matrix.Product(Across.Matrix.ScaleColumns(left, strength), right);
        Scalar draw = Floor((Step - 1) / Period);
        Scalar age = Step - Period * draw;
        if (Every(Period))
        {
            float probability = 1 / All + Abs(strength) / (Across.Matrix.Sum(Abs(strength)) + 1e-30);
            float place = Across.Matrix.Order(-Across.Matrix.WeightedOrder(probability, draw));
            chosen = place < Few ? 1 : 0;
        }
        float sign = strength < 0 ? -1 : 1;
        float seen = Across.Matrix.TransposedProduct(left, gradient);
        float ofStrength = Across.Matrix.RowSums(seen * right);
        float ofLeft = Across.Matrix.ScaleColumns(Across.Matrix.ProductTransposed(gradient, right), sign);
        float ofRight = Across.Matrix.ScaleRows(seen, sign);
        firstOfLeft = Lerp(ofLeft, age == 1 ? 0 : firstOfLeft, Beta1);
        secondOfLeft = Lerp(ofLeft * ofLeft, age == 1 ? 0 : secondOfLeft, Beta2);
        firstOfRight = Lerp(ofRight, age == 1 ? 0 : firstOfRight, Beta1);
        secondOfRight = Lerp(ofRight * ofRight, age == 1 ? 0 : secondOfRight, Beta2);
        firstOfStrength = Lerp(ofStrength, firstOfStrength, Beta1);
        secondOfStrength = Lerp(ofStrength * ofStrength, secondOfStrength, Beta2);
        float movedLeft = left - Across.Matrix.ScaleColumns(Adapted(firstOfLeft, secondOfLeft, age), chosen);
        float movedRight = right - Across.Matrix.ScaleRows(Adapted(firstOfRight, secondOfRight, age), chosen);
        left = Across.Matrix.ScaleColumns(movedLeft, Sqrt(Across.Matrix.ColumnSums(left * left)) / Max(Sqrt(Across.Matrix.ColumnSums(movedLeft * movedLeft)), 1e-30f));
        right = Across.Matrix.ScaleRows(movedRight, Sqrt(Across.Matrix.RowSums(right * right)) / Max(Sqrt(Across.Matrix.RowSums(movedRight * movedRight)), 1e-30f));
        strength = strength - Adapted(firstOfStrength, secondOfStrength, Step);
        return parameter + (Across.Matrix.Product(Across.Matrix.ScaleColumns(left, strength), right) - before);
    }

    private float Adapted(float first, float second, Scalar age) => LearningRate / (1 - Pow(Beta1, age)) * first / (Sqrt(second) / Sqrt(1 - Pow(Beta2, age)) + Epsilon);
}
