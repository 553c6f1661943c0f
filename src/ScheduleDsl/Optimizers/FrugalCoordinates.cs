using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>FRUGAL by coordinates: a method with states for random columns, rows or weights of each matrix, which change now and then, and one without states for the rest.</summary>
/// <remarks>
/// <para>Every <see cref="Gap"/> updates the weights are chosen anew, alike probable. Z is the gradient there, R the gradient with zeros there. <c>W = (1 - LearningRate WeightDecay) W</c>;
/// then with <c>a = LearningRate ActiveScale</c> W moves there by <c>-a (m / c1) / (sqrt(v / c2) + Epsilon)</c> of <c>m = Beta1 m + (1 - Beta1) Z</c>, <c>v = Beta2 v + (1 - Beta2) Z^2</c>, or
/// with <see cref="ActiveMethod.Momentum"/> by <c>-a m</c> of <c>m = Momentum m + Z</c>, before whose first update m is Z, and elsewhere by <c>-a InactiveScale sign(R)</c>, or R itself.</para>
/// <para>States are as large as the chosen part: <c>8 Density</c> bytes for each weight; single weights have their places beside them.</para>
/// <para>Zmushko et al., "FRUGAL: Memory-Efficient Optimization by Reducing State Overhead for Scalable Training", 2024.</para>
/// </remarks>
[Optimizer(MinRank = 2, Directions = nameof(Kept))]
[Fallback<AdamW>(SharesRate = true, SharesDecay = true)]
[Guideline(nameof(LearningRate), Below = 0.1, When = nameof(Active), Is = ActiveMethod.AdamW, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class FrugalCoordinates
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

    /// <summary>The part of columns, rows or weights that is chosen, from 0 to 1, rounded down; at least one is.</summary>
    [Hyper(0.25, Min = 0, Max = 1)] public partial Scalar Density { get; init; }

    /// <summary>Updates from one choice to the next, at least 1.</summary>
    [Hyper(200, Min = 1)] public partial int Gap { get; init; }

    /// <summary>What is chosen.</summary>
    [Hyper(FrugalSelection.Columns)] public partial FrugalSelection Selection { get; init; }

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

    /// <summary>Takes places as set (<see cref="OptimizerRun.SetState(string, string, System.ReadOnlySpan{float})"/>), and never chooses.</summary>
    [Hyper(false)] public partial bool KeepsChoice { get; init; }

    private bool TakesEntries => Selection == FrugalSelection.Entries;

    private bool TakesColumns => Selection == FrugalSelection.Columns || Selection == FrugalSelection.Shorter && Shape.Rows >= Shape.Columns;

    private bool TakesRows => !TakesEntries && !TakesColumns;

    private Scalar All => TakesEntries ? Shape.Length : TakesColumns ? Shape.Columns : Shape.Rows;

    private Scalar Kept => Max(1, Selection == FrugalSelection.Shorter ? LayerTurns.Rounded(Density * All) : Floor(Density * All));

    private bool IsAdaptive => Active == ActiveMethod.AdamW;

    private bool AdaptsRows => TakesColumns && IsAdaptive;

    private bool AdaptsColumns => TakesRows && IsAdaptive;

    private bool AdaptsEntries => TakesEntries && IsAdaptive;

    [State(Space = StateSpace.Rank)] private float places;
    [State(Space = StateSpace.RowsByRank, When = nameof(TakesColumns))] private float firstOfRows;
    [State(Space = StateSpace.RowsByRank, When = nameof(AdaptsRows))] private float secondOfRows;
    [State(Space = StateSpace.RankByColumns, When = nameof(TakesRows))] private float firstOfColumns;
    [State(Space = StateSpace.RankByColumns, When = nameof(AdaptsColumns))] private float secondOfColumns;
    [State(Space = StateSpace.Rank, When = nameof(TakesEntries))] private float firstOfEntries;
    [State(Space = StateSpace.Rank, When = nameof(AdaptsEntries))] private float secondOfEntries;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar choice = Floor((Step - 1) / Gap);
        Scalar age = ResetsState ? Step - Gap * choice : Step;
        bool chooses = !KeepsChoice && Every(Gap);
        if (chooses)
            places = FrugalPlaces.Random(gradient, choice, TakesColumns, TakesEntries);
        float part = FrugalPlaces.Take(gradient, places, TakesColumns, TakesEntries);
        float move;
        if (TakesColumns)
        {
            firstOfRows = FrugalMoves.First(part, firstOfRows, age, Active, Beta1, Momentum);
            if (IsAdaptive)
                secondOfRows = FrugalMoves.Second(part, secondOfRows, age, Beta2);
            move = FrugalMoves.Move(part, firstOfRows, secondOfRows, age, Active, Beta1, Beta2, Epsilon, Momentum, Nesterov);
        }
        else if (TakesEntries)
        {
            firstOfEntries = FrugalMoves.First(part, firstOfEntries, age, Active, Beta1, Momentum);
            if (IsAdaptive)
                secondOfEntries = FrugalMoves.Second(part, secondOfEntries, age, Beta2);
            move = FrugalMoves.Move(part, firstOfEntries, secondOfEntries, age, Active, Beta1, Beta2, Epsilon, Momentum, Nesterov);
        }
        else
        {
            firstOfColumns = FrugalMoves.First(part, firstOfColumns, age, Active, Beta1, Momentum);
            if (IsAdaptive)
                secondOfColumns = FrugalMoves.Second(part, secondOfColumns, age, Beta2);
            move = FrugalMoves.Move(part, firstOfColumns, secondOfColumns, age, Active, Beta1, Beta2, Epsilon, Momentum, Nesterov);
        }
        float step = FrugalPlaces.Put(move, places, TakesColumns, TakesEntries);
        float seen = FrugalPlaces.Put(part, places, TakesColumns, TakesEntries);
        return FrugalMoves.Moved(parameter, step, gradient - seen, 1 - LearningRate * WeightDecay, LearningRate * ActiveScale, Inactive, InactiveScale);
    }
}
