using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>COSMOS: SOAP along the few strongest directions of the gradients, Muon in the rest.</summary>
/// <remarks>
/// <para><c>M = Beta1 M + G</c>; P is the first right singular vectors of G at the first update, later Q of <c>qr(Beta2 P S + (1 - Beta2) G^T G P)</c>; <c>S = Beta2 T^T S T + (1 - Beta2) (G P)^T G P</c> with <c>T = P_old^T P</c>;</para>
/// <para><c>v = Beta2 v + (1 - Beta2) (G P)^2</c>, <c>X = (G + Beta1 M) / (1 + Beta1 c)</c> with <c>c = (1 - Beta1^t) / (1 - Beta1)</c>, <c>Z = X P</c>, <c>A = Z / (sqrt(v / c2) + Epsilon) P^T</c>, <c>B</c> = Newton-Schulz of <c>X - Z P^T</c>,</para>
/// <para><c>D = A + Gamma sqrt(n) B / |B|</c>, <c>W = (1 - LearningRate WeightDecay) W - LearningRate Ratio sqrt(n) D / |D|</c> for n weights.</para>
/// <para>Vectors, and matrices of more than <see cref="MostRows"/> rows, are Adam's: <c>m = Beta1 m + 0.1 G</c> over <c>1 - 0.9^t</c>, without the ratio.</para>
/// <para>Liu et al., "COSMOS: A Hybrid Adaptive Optimizer for Memory-Efficient Training of LLMs", 2025.</para>
/// </remarks>
[Optimizer(MinRank = 1, Directions = nameof(Kept))]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Cosmos
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the momentum, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the statistics and of the average square, in [0, 1).</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to what is divided by, above 0.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>The rate of matrices over that of vectors, at least 0.</summary>
    [Hyper(0.1, Min = 0)] public partial Scalar Ratio { get; init; }

    /// <summary>Directions in which it is SOAP; no more than the smaller side has.</summary>
    [Hyper(64, Min = 1)] public partial int Rank { get; init; }

    /// <summary>Weight of the orthogonal part, at least 0.</summary>
    [Hyper(0.2, Min = 0)] public partial Scalar Gamma { get; init; }

    /// <summary>Looks one step of the momentum ahead; otherwise X is <c>G / c</c>, without momentum, as in the authors' code.</summary>
    [Hyper(true, Role = HyperRole.Nesterov)] public partial bool Nesterov { get; init; }

    /// <summary>Matrices of more rows, such as embeddings, are Adam's.</summary>
    [Hyper(10_000, Min = 0)] public partial int MostRows { get; init; }

    private Scalar Kept => Min(Rank, Min(Shape.Rows, Shape.Columns));

    private bool IsMatrix => Shape.Rank > 1 && Shape.Rows <= MostRows;

    private bool IsOther => !IsMatrix;

    [State] private float momentum;
    [State(When = nameof(IsOther))] private float second;

    // P^T: a direction in each row.
    [State(Space = StateSpace.RankByColumns, When = nameof(IsMatrix))] private float basis;
    [State(Space = StateSpace.RankByRank, When = nameof(IsMatrix))] private float strength;
    [State(Space = StateSpace.RowsByRank, When = nameof(IsMatrix))] private float secondOfRows;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar correction = Sqrt(1 - Pow(Beta2, Step));
        float kept = (1 - LearningRate * WeightDecay) * parameter;
        if (IsOther)
        {
            momentum = Beta1 * momentum + (float)0.1 * gradient;
            second = Lerp(gradient * gradient, second, Beta2);
            return kept - LearningRate / (1 - Pow(0.9, Step)) * (momentum / (Sqrt(second) / correction + Epsilon));
        }
        momentum = Beta1 * momentum + gradient;
        float next;
        if (Once)
        {
            next = Across.Matrix.TopRightVectors(gradient, basis);
        }
        else
        {
            float seen = Across.Matrix.TransposedProduct(Across.Matrix.ProductTransposed(gradient, basis), gradient);
            next = Across.Matrix.OrthonormalRows(Lerp(seen, Across.Matrix.Product(strength, basis), Beta2), basis);
        }
        float turn = Across.Matrix.ProductTransposed(basis, next);
        float projected = Across.Matrix.ProductTransposed(gradient, next);
        strength = Lerp(Across.Matrix.TransposedProduct(projected, projected), Across.Matrix.TransposedProduct(turn, Across.Matrix.Product(strength, turn)), Beta2);
        secondOfRows = Lerp(projected * projected, secondOfRows, Beta2);
        basis = next;

        Scalar gathered = (1 - Pow(Beta1, Step)) / (1 - Beta1);
        float direction = Nesterov ? (gradient + Beta1 * momentum) / (1 + Beta1 * gathered) : gradient / gathered;
        float along = Across.Matrix.ProductTransposed(direction, next);
        float adapted = Across.Matrix.Product(along / (Sqrt(secondOfRows) / correction + Epsilon), next);
        float rest = Orthogonal.NewtonSchulz(direction - Across.Matrix.Product(along, next), 5, 1e-7);
        Scalar size = Sqrt(Shape.Rows * Shape.Columns);
        float step = adapted + Gamma * size / (Across.Matrix.Norm(rest) + Epsilon) * rest;
        return kept - LearningRate * Ratio * size / (Across.Matrix.Norm(step) + Epsilon) * step;
    }
}
