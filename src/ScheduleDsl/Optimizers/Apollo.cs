using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>APOLLO: the gradient itself, scaled as Adam would scale its random projection; with rank 1 and a factor for each tensor, APOLLO-Mini.</summary>
/// <remarks>
/// <para><c>Z = G P^T</c> where rows are at least as many as columns, with P of standard normal numbers over the root of the rank, drawn again every <see cref="Gap"/> updates (else <c>Z = P^T G</c>);</para>
/// <para><c>m = Beta1 m + (1 - Beta1) Z</c>, <c>v = Beta2 v + (1 - Beta2) Z^2</c>, <c>N = m / (sqrt(v) + Epsilon)</c>, <c>f = |N| / (|Z| + 1e-8)</c> for each row of Z (each column; the tensor),</para>
/// <para><c>E = sqrt(Scale) f G</c>, of which the norm grows by at most a factor of 1.01 from update to update, <c>W = (1 - LearningRate WeightDecay) (W - LearningRate k E)</c> with <c>k = sqrt(c2) / c1</c>.</para>
/// <para>P is a function of the run's seed, the tensor and the update at which it was drawn, so it is not stored; singular vectors in its place (<see cref="Projection"/>) are.</para>
/// <para>Zhu et al., "APOLLO: SGD-like Memory, AdamW-level Performance", 2024.</para>
/// </remarks>
[Optimizer(MinRank = 2, Directions = nameof(Kept))]
[Fallback<AdamW>("Epsilon=1e-6, EpsilonHat=true, DecayLast=true", SharesRate = true, SharesDecay = true)]
[Guideline(nameof(LearningRate), Below = 1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Apollo
{
    /// <summary>Step size, at least 0; often 0.01.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average square, in [0, 1).</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root, above 0.</summary>
    [Hyper(1e-6, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Directions, at least 1: a quarter of the smaller side usually, 1 of APOLLO-Mini.</summary>
    [Hyper(128, Min = 1)] public partial int Rank { get; init; }

    /// <summary>Updates from one projection to the next, at least 1.</summary>
    [Hyper(200, Min = 1)] public partial int Gap { get; init; }

    /// <summary>A step is multiplied by its root: 1, of APOLLO-Mini 128.</summary>
    [Hyper(1.0, Min = 0)] public partial Scalar Scale { get; init; }

    /// <summary>What has a factor of its own.</summary>
    [Hyper(ApolloScaling.Channel)] public partial ApolloScaling Scaling { get; init; }

    /// <summary>Limits how fast the norm of a step grows.</summary>
    [Hyper(true)] public partial bool LimitsGrowth { get; init; }

    /// <summary>Where P comes from.</summary>
    [Hyper(ApolloProjection.Random)] public partial ApolloProjection Projection { get; init; }

    /// <summary>Takes P as it was set (<see cref="OptimizerRun.SetState(string, string, System.ReadOnlySpan{float})"/>), or as the first update computes it where nothing was, and stores it.</summary>
    [Hyper(false)] public partial bool KeepsProjection { get; init; }

    private Scalar Kept => Min(Rank, Min(Shape.Rows, Shape.Columns));

    private bool IsTall => Shape.Rows >= Shape.Columns;

    private bool IsWide => !IsTall;

    private bool IsSingular => Projection == ApolloProjection.Singular;

    private bool KeepsRight => (KeepsProjection || IsSingular) && IsTall;

    private bool KeepsLeft => (KeepsProjection || IsSingular) && IsWide;

    [State(Space = StateSpace.RankByColumns, When = nameof(KeepsRight))] private float right;
    [State(Space = StateSpace.RowsByRank, When = nameof(IsTall))] private float firstOfRows;
    [State(Space = StateSpace.RowsByRank, When = nameof(IsTall))] private float secondOfRows;
    [State(Space = StateSpace.RowsByRank, When = nameof(KeepsLeft))] private float left;
    [State(Space = StateSpace.RankByColumns, When = nameof(IsWide))] private float firstOfColumns;
    [State(Space = StateSpace.RankByColumns, When = nameof(IsWide))] private float secondOfColumns;
    [State(Space = StateSpace.Tensor)] private Scalar length;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar size = LearningRate * Sqrt(1 - Pow(Beta2, Step)) / (1 - Pow(Beta1, Step));
        bool turns = KeepsProjection ? Step == 1 : Every(Gap);
        Scalar drawn = KeepsProjection ? 0 : Floor((Step - 1) / Gap);
        float projected, adapted;
        if (IsTall)
        {
            float basis = Across.Matrix.NormalRows(gradient, drawn) / (float)Sqrt(Kept);
            if (KeepsRight)
            {
                if (turns)
                    right = StoredProjection.Next(right, basis, Across.Matrix.TopRightVectors(gradient, right), IsSingular, KeepsProjection);
                basis = right;
            }
            projected = Across.Matrix.ProductTransposed(gradient, basis);
            firstOfRows = Lerp(projected, firstOfRows, Beta1);
            secondOfRows = Lerp(projected * projected, secondOfRows, Beta2);
            adapted = firstOfRows / (Sqrt(secondOfRows) + Epsilon);
        }
        else
        {
            float basis = Across.Matrix.NormalColumns(gradient, drawn) / (float)Sqrt(Kept);
            if (KeepsLeft)
            {
                if (turns)
                    left = StoredProjection.Next(left, basis, Across.Matrix.TopLeftVectors(gradient, left), IsSingular, KeepsProjection);
                basis = left;
            }
            projected = Across.Matrix.TransposedProduct(basis, gradient);
            firstOfColumns = Lerp(projected, firstOfColumns, Beta1);
            secondOfColumns = Lerp(projected * projected, secondOfColumns, Beta2);
            adapted = firstOfColumns / (Sqrt(secondOfColumns) + Epsilon);
        }
        float step;
        if (Scaling == ApolloScaling.Tensor)
            step = AdaptiveFactor.OfTensor(adapted, projected) * gradient;
        else
            step = AdaptiveFactor.Of(adapted, projected, IsTall) * gradient;
        if (LimitsGrowth)
        {
            Scalar norm = Across.Tensor.Norm(step);
            Scalar excess = AdaptiveFactor.Excess(norm, length, Step == 1);
            step = step / (float)excess;
            length = norm / excess;
        }
        return (1 - LearningRate * WeightDecay) * (parameter - size * Sqrt(Scale) * step);
    }
}
