using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Fira: GaLore, and a step along what the projection leaves out, scaled as Adam scales what it keeps.</summary>
/// <remarks>
/// <para>Every <see cref="Gap"/> updates P is the first right singular vectors of G, in rows, where rows are at least as many as columns; then <c>Z = G P^T</c>, <c>m = Beta1 m + (1 - Beta1) Z</c>,
/// <c>v = Beta2 v + (1 - Beta2) Z^2</c>, <c>N = m / (sqrt(v) + Epsilon)</c>, <c>f = |N| / (|Z| + 1e-8)</c> for each row; else the same with the left ones, and columns.</para>
/// <para><c>E = f (G - Scale Z P)</c>, of which the norm grows by at most a factor of 1.01 from update to update,</para>
/// <para><c>W = (1 - LearningRate WeightDecay) (W - LearningRate k (Scale N P + E))</c> with <c>k = sqrt(c2) / c1</c>.</para>
/// <para>Where <see cref="Scale"/> is not 1, E keeps <c>1 - Scale</c> of what was projected. Averages keep their coordinates while P turns, so results depend on the signs of singular vectors.</para>
/// <para>Chen et al., "Fira: Can We Achieve Full-rank Training of LLMs Under Low-rank Constraint?", 2024.</para>
/// </remarks>
[Optimizer(MinRank = 2, Directions = nameof(Kept))]
[Fallback<AdamW>("Epsilon=1e-6, EpsilonHat=true, DecayLast=true", SharesRate = true, SharesDecay = true)]
[Guideline(nameof(LearningRate), Below = 1, Because = "a step moves every weight by about a quarter of the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Fira
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

    /// <summary>What is multiplied on the way back from the projection.</summary>
    [Hyper(0.25)] public partial Scalar Scale { get; init; }

    /// <summary>Takes P as it was set (<see cref="OptimizerRun.SetState(string, string, System.ReadOnlySpan{float})"/>), and never computes it.</summary>
    [Hyper(false)] public partial bool KeepsProjection { get; init; }

    private Scalar Kept => Min(Rank, Min(Shape.Rows, Shape.Columns));

    private bool IsTall => Shape.Rows >= Shape.Columns;

    private bool IsWide => !IsTall;

    [State(Space = StateSpace.RankByColumns, When = nameof(IsTall))] private float right;
    [State(Space = StateSpace.RowsByRank, When = nameof(IsTall))] private float firstOfRows;
    [State(Space = StateSpace.RowsByRank, When = nameof(IsTall))] private float secondOfRows;
    [State(Space = StateSpace.RowsByRank, When = nameof(IsWide))] private float left;
    [State(Space = StateSpace.RankByColumns, When = nameof(IsWide))] private float firstOfColumns;
    [State(Space = StateSpace.RankByColumns, When = nameof(IsWide))] private float secondOfColumns;
    [State(Space = StateSpace.Tensor)] private Scalar length;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar size = LearningRate * Sqrt(1 - Pow(Beta2, Step)) / (1 - Pow(Beta1, Step));
        bool turns = !KeepsProjection && Every(Gap);
        float within = 0;
        float beyond = 0;
        if (IsTall)
        {
            if (turns)
                right = Across.Matrix.TopRightVectors(gradient, right);
            float projected = Across.Matrix.ProductTransposed(gradient, right);
            firstOfRows = Lerp(projected, firstOfRows, Beta1);
            secondOfRows = Lerp(projected * projected, secondOfRows, Beta2);
            float adapted = firstOfRows / (Sqrt(secondOfRows) + Epsilon);
            within = Scale * Across.Matrix.Product(adapted, right);
            beyond = AdaptiveFactor.Of(adapted, projected, true) * (gradient - Scale * Across.Matrix.Product(projected, right));
        }
        if (IsWide)
        {
            if (turns)
                left = Across.Matrix.TopLeftVectors(gradient, left);
            float projected = Across.Matrix.TransposedProduct(left, gradient);
            firstOfColumns = Lerp(projected, firstOfColumns, Beta1);
            secondOfColumns = Lerp(projected * projected, secondOfColumns, Beta2);
            float adapted = firstOfColumns / (Sqrt(secondOfColumns) + Epsilon);
            within = Scale * Across.Matrix.Product(left, adapted);
            beyond = AdaptiveFactor.Of(adapted, projected, false) * (gradient - Scale * Across.Matrix.Product(left, projected));
        }
        Scalar norm = Across.Tensor.Norm(beyond);
        Scalar excess = AdaptiveFactor.Excess(norm, length, Step == 1);
        length = norm / excess;
        return (1 - LearningRate * WeightDecay) * (parameter - size * (within + beyond / (float)excess));
    }
}
