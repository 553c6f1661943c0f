using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>SOAP: Adam in the slowly turning eigenbasis of Shampoo's statistics.</summary>
/// <remarks>
/// <para><c>G' = QL^T G QR</c>, <c>m' = Beta1 m' + (1 - Beta1) G'</c>, <c>v = Beta2 v + (1 - Beta2) G'^2</c>, <c>U = QL (m' / (sqrt(v) + Epsilon)) QR^T</c>,</para>
/// <para><c>W = (1 - LearningRate WeightDecay) (W - LearningRate k U)</c> with <c>k = sqrt(c2) / c1</c>; then <c>L = b L + (1 - b) G G^T</c>, <c>R = b R + (1 - b) G^T G</c>.</para>
/// <para>Every <see cref="Refresh"/> updates the columns of each Q are sorted by <c>diag(Q^T L Q)</c>, v with them, and <c>Q</c> is made that of <c>qr(L Q)</c>.</para>
/// <para>The first call fills the statistics and the bases and moves nothing; updates are counted from the second.</para>
/// <para>Vyas et al., "SOAP: Improving and Stabilizing Shampoo using Adam", 2024.</para>
/// </remarks>
[Optimizer(MinRank = 2)]
[Fallback<AdamW>("Beta1=0.95, Beta2=0.95, EpsilonHat=true, DecayLast=true", SharesRate = true, SharesDecay = true)]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves every weight by about the rate, whatever its gradient", Source = "Kingma and Ba, 2015, section 2.1")]
public sealed partial class Soap
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(3e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average square, in [0, 1).</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Decay of the statistics, below 1; below 0 it is <see cref="Beta2"/>.</summary>
    [Hyper(-1.0, Below = 1)] public partial Scalar StatisticsDecay { get; init; }

    /// <summary>Added to the root, above 0.</summary>
    [Hyper(1e-8, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.01, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Updates from one turn of the bases to the next, at least 1.</summary>
    [Hyper(10, Min = 1)] public partial int Refresh { get; init; }

    /// <summary>A side that is longer has no basis of its own.</summary>
    [Hyper(10_000, Min = 0)] public partial int LongestSide { get; init; }

    /// <summary>Divides the averages by <c>c1</c> and <c>c2</c>.</summary>
    [Hyper(true)] public partial bool CorrectBias { get; init; }

    /// <summary>Divides a step by its root mean square.</summary>
    [Hyper(false)] public partial bool Normalize { get; init; }

    private bool TurnsRows => Shape.Rows <= LongestSide;

    private bool TurnsColumns => Shape.Columns <= LongestSide;

    // In the space of the weights: it is turned where it is used, so that a turn of the bases leaves it as it is.
    [State] private float first;

    // In the bases.
    [State] private float second;

    [State(Space = StateSpace.RowsByRows, When = nameof(TurnsRows))] private float left;
    [State(Space = StateSpace.RowsByRows, When = nameof(TurnsRows))] private float leftBasis;
    [State(Space = StateSpace.ColumnsByColumns, When = nameof(TurnsColumns))] private float right;
    [State(Space = StateSpace.ColumnsByColumns, When = nameof(TurnsColumns))] private float rightBasis;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar updates = Step - 1;
        Scalar decay = StatisticsDecay < 0 ? Beta2 : StatisticsDecay;
        float result = parameter;
        if (updates > 0)
        {
            first = Lerp(gradient, first, Beta1);
            float turned = EigenBasis.Turned(gradient, leftBasis, rightBasis, TurnsRows, TurnsColumns);
            second = Lerp(turned * turned, second, Beta2);
            float average = EigenBasis.Turned(first, leftBasis, rightBasis, TurnsRows, TurnsColumns);
            float step = EigenBasis.TurnedBack(average / (Sqrt(second) + Epsilon), leftBasis, rightBasis, TurnsRows, TurnsColumns);
            if (Normalize)
                step = step / ((float)1e-30 + (float)Sqrt(Across.Matrix.Mean(step * step)));
            Scalar size = CorrectBias ? Sqrt(1 - Pow(Beta2, updates)) / (1 - Pow(Beta1, updates)) : 1;
            result = (1 - LearningRate * WeightDecay) * (parameter - LearningRate * size * step);
        }
        bool turns = updates > 0 && updates - Refresh * Floor(updates / Refresh) == 0;
        if (TurnsRows)
        {
            left = Lerp(Across.Matrix.ProductTransposed(gradient, gradient), left, decay);
            if (turns)
                second = Across.Matrix.TakeRows(second, EigenBasis.Order(left, leftBasis));
            leftBasis = EigenBasis.Next(left, leftBasis, updates == 0, turns);
        }
        if (TurnsColumns)
        {
            right = Lerp(Across.Matrix.TransposedProduct(gradient, gradient), right, decay);
            if (turns)
                second = Across.Matrix.TakeColumns(second, EigenBasis.Order(right, rightBasis));
            rightBasis = EigenBasis.Next(right, rightBasis, updates == 0, turns);
        }
        return result;
    }
}
