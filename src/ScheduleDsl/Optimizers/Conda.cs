using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>From which sides Conda turns a matrix.</summary>
public enum CondaBasis
{
    /// <summary>The shorter side.</summary>
    Shorter,

    /// <summary>The rows of a matrix that is no taller than wide.</summary>
    Rows,

    /// <summary>The columns of a matrix that is no wider than tall.</summary>
    Columns,

    /// <summary>Both sides of a square matrix.</summary>
    Both,
}

/// <summary>Conda: Adam in the singular basis of its own momentum, over the shorter side of a matrix.</summary>
/// <remarks>
/// <para><c>M = Beta1 M + (1 - Beta1) G</c>; at the first update and every <see cref="Gap"/> V is the right singular vectors of M where it is no wider than tall, else U the left ones;</para>
/// <para><c>v = Beta2 v + (1 - Beta2) (G V)^2</c>, <c>N = M V / (sqrt(v) + Epsilon)</c>, <c>W = (1 - LearningRate WeightDecay) (W - LearningRate k Scale N V^T)</c> with <c>k = sqrt(c2) / c1</c>;</para>
/// <para>with U the same from the left. v keeps its coordinates while the basis turns; signs of singular vectors do not matter.</para>
/// <para>Wang et al., "Conda: Column-Normalized Adam for Training Large Language Models Faster", 2025.</para>
/// </remarks>
[Optimizer(MinRank = 2)]
[Fallback<AdamW>("EpsilonHat=true, DecayLast=true", SharesRate = true, SharesDecay = true)]
[Guideline(nameof(LearningRate), Below = 1, Because = "a step moves every weight by about a quarter of the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Conda
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
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Updates from one basis to the next, at least 1.</summary>
    [Hyper(2000, Min = 1)] public partial int Gap { get; init; }

    /// <summary>What a step is multiplied by.</summary>
    [Hyper(0.25)] public partial Scalar Scale { get; init; }

    /// <summary>From which sides it turns.</summary>
    [Hyper(CondaBasis.Shorter)] public partial CondaBasis Basis { get; init; }

    private bool TurnsColumns => Basis == CondaBasis.Columns || Basis == CondaBasis.Both || Basis == CondaBasis.Shorter && Shape.Rows >= Shape.Columns;

    private bool TurnsRows => Basis == CondaBasis.Rows || Basis == CondaBasis.Both || Basis == CondaBasis.Shorter && Shape.Rows < Shape.Columns;

    [State] private float first;
    [State] private float second;

    // V^T: a singular vector in each row; U: one in each column.
    [State(Space = StateSpace.ColumnsByColumns, When = nameof(TurnsColumns))] private float right;
    [State(Space = StateSpace.RowsByRows, When = nameof(TurnsRows))] private float left;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar size = LearningRate * Scale * Sqrt(1 - Pow(Beta2, Step)) / (1 - Pow(Beta1, Step));
        first = Lerp(gradient, first, Beta1);
        float turned = gradient;
        float average = first;
        if (TurnsColumns)
        {
            if (Every(Gap))
                right = Across.Matrix.RightVectors(first, right);
            turned = Across.Matrix.ProductTransposed(turned, right);
            average = Across.Matrix.ProductTransposed(average, right);
        }
        if (TurnsRows)
        {
            if (Every(Gap))
                left = Across.Matrix.LeftVectors(first, left);
            turned = Across.Matrix.TransposedProduct(left, turned);
            average = Across.Matrix.TransposedProduct(left, average);
        }
        second = Lerp(turned * turned, second, Beta2);
        float step = average / (Sqrt(second) + Epsilon);
        if (TurnsRows)
            step = Across.Matrix.Product(left, step);
        if (TurnsColumns)
            step = Across.Matrix.Product(step, right);
        return (1 - LearningRate * WeightDecay) * (parameter - size * step);
    }
}
