using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>FRUGAL in a subspace: a method with states for a few directions of each matrix, which change now and then, and one without states for what they leave.</summary>
/// <remarks>
/// <para>Every <see cref="Gap"/> updates P is chosen: the gradient's strongest right singular vectors, in rows, where rows are at least as many as columns, else its left ones, in columns; or
/// orthonormal ones at random. <c>Z = G P^T</c>, <c>R = G - Z P</c> (else <c>Z = P^T G</c>, <c>R = G - P Z</c>). <c>W = (1 - LearningRate WeightDecay) W</c>;
/// then with <c>a = LearningRate ActiveScale</c> W moves by <c>-a (m / c1) / (sqrt(v / c2) + Epsilon) P</c> of <c>m = Beta1 m + (1 - Beta1) Z</c>, <c>v = Beta2 v + (1 - Beta2) Z^2</c>, or
/// with <see cref="ActiveMethod.Momentum"/> by <c>-a m P</c> of <c>m = Momentum m + Z</c>, before whose first update m is Z, and by <c>-a InactiveScale sign(R)</c>, or R itself.</para>
/// <para>Without <see cref="ResetsState"/> averages keep their coordinates while P turns, so results depend on the signs of singular vectors.</para>
/// <para>Zmushko et al., "FRUGAL: Memory-Efficient Optimization by Reducing State Overhead for Scalable Training", 2024.</para>
/// </remarks>
[Optimizer(MinRank = 2, Directions = nameof(Kept))]
[Fallback<AdamW>(SharesRate = true, SharesDecay = true)]
[Guideline(nameof(LearningRate), Below = 0.1, When = nameof(Active), Is = ActiveMethod.AdamW, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class FrugalSubspace
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average square, in [0, 1).</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the root, above 0.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.01, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>The part of the side's numbers that there are directions, from 0 to 1, rounded to the nearest; at least one is.</summary>
    [Hyper(0.25, Min = 0, Max = 1)] public partial Scalar Density { get; init; }

    /// <summary>Updates from one choice to the next, at least 1.</summary>
    [Hyper(200, Min = 1)] public partial int Gap { get; init; }

    /// <summary>Takes random directions rather than the gradient's.</summary>
    [Hyper(false)] public partial bool IsRandom { get; init; }

    /// <summary>What is projected: the side with fewer numbers is <see cref="ProjectionSide.Longer"/>'s, as projecting it shortens the longer one's states; not <see cref="ProjectionSide.Both"/>.</summary>
    [Hyper(ProjectionSide.Longer)] public partial ProjectionSide Side { get; init; }

    /// <summary>The method of the chosen part.</summary>
    [Hyper(ActiveMethod.AdamW)] public partial ActiveMethod Active { get; init; }

    /// <summary>What all the rest does.</summary>
    [Hyper(StatelessStep.Sign)] public partial StatelessStep Inactive { get; init; }

    /// <summary>Factor of the rate, at least 0.</summary>
    [Hyper(1.0, Min = 0)] public partial Scalar ActiveScale { get; init; }

    /// <summary>A further factor for the rest, at least 0.</summary>
    [Hyper(1.0, Min = 0)] public partial Scalar InactiveScale { get; init; }

    /// <summary>Of <see cref="ActiveMethod.Momentum"/>: its decay, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>Of <see cref="ActiveMethod.Momentum"/>: looks one step ahead.</summary>
    [Hyper(false, Role = HyperRole.Nesterov)] public partial bool Nesterov { get; init; }

    /// <summary>Whether averages begin anew with each choice.</summary>
    [Hyper(true)] public partial bool ResetsState { get; init; }

    /// <summary>Takes P as set (<see cref="OptimizerRun.SetState(string, string, System.ReadOnlySpan{float})"/>), and never chooses.</summary>
    [Hyper(false)] public partial bool KeepsChoice { get; init; }

    private bool FromColumns => Side == ProjectionSide.Columns || Side == ProjectionSide.Longer && Shape.Rows >= Shape.Columns || Side == ProjectionSide.Shorter && Shape.Rows < Shape.Columns;

    private bool FromRows => !FromColumns;

    private Scalar Kept => Max(1, Min(LayerTurns.Rounded(Density * (FromColumns ? Shape.Columns : Shape.Rows)), Min(Shape.Rows, Shape.Columns)));

    private bool IsAdaptive => Active == ActiveMethod.AdamW;

    private bool AdaptsRows => FromColumns && IsAdaptive;

    private bool AdaptsColumns => FromRows && IsAdaptive;

    [State(Space = StateSpace.RankByColumns, When = nameof(FromColumns))] private float right;
    [State(Space = StateSpace.RowsByRank, When = nameof(FromColumns))] private float firstOfRows;
    [State(Space = StateSpace.RowsByRank, When = nameof(AdaptsRows))] private float secondOfRows;
    [State(Space = StateSpace.RowsByRank, When = nameof(FromRows))] private float left;
    [State(Space = StateSpace.RankByColumns, When = nameof(FromRows))] private float firstOfColumns;
    [State(Space = StateSpace.RankByColumns, When = nameof(AdaptsColumns))] private float secondOfColumns;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar choice = Floor((Step - 1) / Gap);
        Scalar age = ResetsState ? Step - Gap * choice : Step;
        bool chooses = !KeepsChoice && Every(Gap);
        float step = 0;
        float seen = 0;
        if (FromColumns)
        {
            if (chooses && IsRandom)
                right = Across.Matrix.TopRightVectors(Across.Matrix.NormalRows(gradient, choice), right);
            else if (chooses)
                right = Across.Matrix.TopRightVectors(gradient, right);
            float part = Across.Matrix.ProductTransposed(gradient, right);
            firstOfRows = FrugalMoves.First(part, firstOfRows, age, Active, Beta1, Momentum);
            if (IsAdaptive)
                secondOfRows = FrugalMoves.Second(part, secondOfRows, age, Beta2);
            float move = FrugalMoves.Move(part, firstOfRows, secondOfRows, age, Active, Beta1, Beta2, Epsilon, Momentum, Nesterov);
            step = Across.Matrix.Product(move, right);
            seen = Across.Matrix.Product(part, right);
        }
        else
        {
            if (chooses && IsRandom)
                left = Across.Matrix.TopLeftVectors(Across.Matrix.NormalColumns(gradient, choice), left);
            else if (chooses)
                left = Across.Matrix.TopLeftVectors(gradient, left);
            float part = Across.Matrix.TransposedProduct(left, gradient);
            firstOfColumns = FrugalMoves.First(part, firstOfColumns, age, Active, Beta1, Momentum);
            if (IsAdaptive)
                secondOfColumns = FrugalMoves.Second(part, secondOfColumns, age, Beta2);
            float move = FrugalMoves.Move(part, firstOfColumns, secondOfColumns, age, Active, Beta1, Beta2, Epsilon, Momentum, Nesterov);
            step = Across.Matrix.Product(left, move);
            seen = Across.Matrix.Product(left, part);
        }
        return FrugalMoves.Moved(parameter, step, gradient - seen, 1 - LearningRate * WeightDecay, LearningRate * ActiveScale, Inactive, InactiveScale);
    }
}
