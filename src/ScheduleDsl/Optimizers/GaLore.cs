using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>GaLore: Adam on gradients that are projected on their few strongest directions.</summary>
/// <remarks>
/// <para>Every <see cref="Gap"/> updates P is the first right singular vectors of G, in rows, where columns are projected (the first left ones, in columns, where rows are).</para>
/// <para><c>Z = G P^T</c>, <c>m = Beta1 m + (1 - Beta1) Z</c>, <c>v = Beta2 v + (1 - Beta2) Z^2</c>, <c>U = m / (sqrt(v) + Epsilon) P</c> (<c>Z = P^T G</c>, <c>U = P m / ...</c>),</para>
/// <para><c>W = (1 - LearningRate WeightDecay) (W - LearningRate Scale k U)</c> with <c>k = sqrt(c2) / c1</c>.</para>
/// <para>Averages keep their coordinates while P turns, so results depend on the signs of singular vectors.</para>
/// <para>Zhao et al., "GaLore: Memory-Efficient LLM Training by Gradient Low-Rank Projection", 2024.</para>
/// </remarks>
[Optimizer(MinRank = 2, Directions = nameof(Kept))]
[Fallback<AdamW>("Epsilon=1e-6, EpsilonHat=true, DecayLast=true", SharesRate = true, SharesDecay = true)]
[Guideline(nameof(LearningRate), Below = 1, Because = "a step moves every weight by about a quarter of the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class GaLore
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average square, in [0, 1).</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root, above 0.</summary>
    [Hyper(1e-6, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Directions that are kept; no more than the smaller side has.</summary>
    [Hyper(128, Min = 1)] public partial int Rank { get; init; }

    /// <summary>Updates from one projection to the next, at least 1.</summary>
    [Hyper(200, Min = 1)] public partial int Gap { get; init; }

    /// <summary>What a step is multiplied by.</summary>
    [Hyper(0.25)] public partial Scalar Scale { get; init; }

    /// <summary>What is projected.</summary>
    [Hyper(ProjectionSide.Longer)] public partial ProjectionSide Side { get; init; }

    /// <summary>Takes P as it was set (<see cref="OptimizerRun.SetState(string, string, System.ReadOnlySpan{float})"/>), or as the first update computes it where nothing was, and keeps it.</summary>
    [Hyper(false)] public partial bool KeepsProjection { get; init; }

    private Scalar Kept => Min(Rank, Min(Shape.Rows, Shape.Columns));

    private bool IsTall => Shape.Rows >= Shape.Columns;

    private bool IsBoth => Side == ProjectionSide.Both;

    private bool FromColumns => Side == ProjectionSide.Columns || Side == ProjectionSide.Longer && IsTall || Side == ProjectionSide.Shorter && !IsTall;

    private bool FromRows => Side == ProjectionSide.Rows || Side == ProjectionSide.Longer && !IsTall || Side == ProjectionSide.Shorter && IsTall;

    private bool HasRight => IsBoth || FromColumns;

    private bool HasLeft => IsBoth || FromRows;

    [State(Space = StateSpace.RankByColumns, When = nameof(HasRight))] private float right;
    [State(Space = StateSpace.RowsByRank, When = nameof(HasLeft))] private float left;
    [State(Space = StateSpace.RankByRank, When = nameof(IsBoth))] private float firstOfBoth;
    [State(Space = StateSpace.RankByRank, When = nameof(IsBoth))] private float secondOfBoth;
    [State(Space = StateSpace.RowsByRank, When = nameof(FromColumns))] private float firstOfRows;
    [State(Space = StateSpace.RowsByRank, When = nameof(FromColumns))] private float secondOfRows;
    [State(Space = StateSpace.RankByColumns, When = nameof(FromRows))] private float firstOfColumns;
    [State(Space = StateSpace.RankByColumns, When = nameof(FromRows))] private float secondOfColumns;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar size = LearningRate * Scale * Sqrt(1 - Pow(Beta2, Step)) / (1 - Pow(Beta1, Step));
        bool turns = KeepsProjection ? Step == 1 : Every(Gap);
        float step = 0;
        if (IsBoth)
        {
            if (turns)
            {
                left = StoredProjection.Next(left, Across.Matrix.TopLeftVectors(gradient, left), KeepsProjection);
                right = StoredProjection.Next(right, Across.Matrix.TopRightVectors(gradient, right), KeepsProjection);
            }
            float projected = Across.Matrix.ProductTransposed(Across.Matrix.TransposedProduct(left, gradient), right);
            firstOfBoth = Lerp(projected, firstOfBoth, Beta1);
            secondOfBoth = Lerp(projected * projected, secondOfBoth, Beta2);
            step = Across.Matrix.Product(Across.Matrix.Product(left, firstOfBoth / (Sqrt(secondOfBoth) + Epsilon)), right);
        }
        else if (FromColumns)
        {
            if (turns)
                right = StoredProjection.Next(right, Across.Matrix.TopRightVectors(gradient, right), KeepsProjection);
            float projected = Across.Matrix.ProductTransposed(gradient, right);
            firstOfRows = Lerp(projected, firstOfRows, Beta1);
            secondOfRows = Lerp(projected * projected, secondOfRows, Beta2);
            step = Across.Matrix.Product(firstOfRows / (Sqrt(secondOfRows) + Epsilon), right);
        }
        else if (FromRows)
        {
            if (turns)
                left = StoredProjection.Next(left, Across.Matrix.TopLeftVectors(gradient, left), KeepsProjection);
            float projected = Across.Matrix.TransposedProduct(left, gradient);
            firstOfColumns = Lerp(projected, firstOfColumns, Beta1);
            secondOfColumns = Lerp(projected * projected, secondOfColumns, Beta2);
            step = Across.Matrix.Product(left, firstOfColumns / (Sqrt(secondOfColumns) + Epsilon));
        }
        return (1 - LearningRate * WeightDecay) * (parameter - size * step);
    }
}
