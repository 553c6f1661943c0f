using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>PSGD Kron: a preconditioner of two triangles, fitted so that what it makes of gradients has as much noise in every direction.</summary>
/// <remarks>
/// <para><c>m = Momentum m + (1 - Momentum) G</c>, <c>H = m / c</c>. At an update of the preconditioner, with V of standard normal numbers: <c>X = H + Noise mean|H| V</c>, <c>A = Q X R^T</c>, <c>C = Q^-T V R^-1</c>,</para>
/// <para><c>Q = Q - PreconditionerRate triu(A A^T - C C^T) Q / |A A^T + C C^T|</c>, R the same with <c>A^T A</c> and <c>C^T C</c>; the norm is a lower bound of the spectral one. A diagonal side takes the diagonals of all these, and their largest.</para>
/// <para><c>U = Q^T Q H R^T R</c>, no longer than 1.1 by root mean square, <c>W = W - LearningRate (U + WeightDecay W)</c>; H has the noise of X. Vectors have R alone, and no decay.</para>
/// <para>An update comes when <c>1 / p</c> steps have passed since the last. With a chance of 1 % it makes the largest numbers of Q and R equal: where the sum of V is beyond 2.5758 of its standard deviations.</para>
/// <para>Li, "Preconditioned Stochastic Gradient Descent", 2018; the form of kron_torch, 2024.</para>
/// </remarks>
[Optimizer]
public sealed partial class Kron
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(3e-4, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Momentum { get; init; }

    /// <summary>Decoupled weight decay of matrices, at least 0; multiplied by the rate.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Step size of the preconditioner, in [0, 1).</summary>
    [Hyper(0.1, Min = 0, Below = 1)] public partial Scalar PreconditionerRate { get; init; }

    /// <summary>What the product of Q and R begins as, above 0.</summary>
    [Hyper(1.0, Above = 0)] public partial Scalar InitialScale { get; init; }

    /// <summary>p: updates of the preconditioner for each step, in [0, 1]; 0 for 1 during 500 steps and then <c>exp(-0.001 (t - 501))</c>, down to 0.03.</summary>
    [Hyper(0.0, Min = 0, Max = 1)] public partial Scalar UpdateShare { get; init; }

    /// <summary>A side that is longer has no triangle.</summary>
    [Hyper(8192, Min = 0)] public partial int LongestTriangle { get; init; }

    /// <summary>Tensors of fewer axes have no triangles, at least 0.</summary>
    [Hyper(2, Min = 0)] public partial int FewestAxes { get; init; }

    /// <summary>Which sides have no triangle.</summary>
    [Hyper(KronDiagonal.None)] public partial KronDiagonal Diagonal { get; init; }

    /// <summary>Fits the preconditioner to H, otherwise to G.</summary>
    [Hyper(true)] public partial bool FitsMomentum { get; init; }

    /// <summary>What V is multiplied by, beside the mean of <c>|H|</c>, before H has it too, at least 0; <c>2^-11.5</c> in the original, 0 in a port of it.</summary>
    [Hyper(0.00034526698300124393, Min = 0)] public partial Scalar Noise { get; init; }

    /// <summary>Takes V from the input <c>normalDraws</c> in place of the run's own numbers.</summary>
    [Hyper(false)] public partial bool TakesDraws { get; init; }

    private bool IsMatrix => Shape.Rank > 1;

    private bool OnlyLonger => Diagonal == KronDiagonal.One || Diagonal == KronDiagonal.LongerOne && Shape.Rows != Shape.Columns;

    private bool ScalesRows => IsMatrix && (Shape.Rank < FewestAxes || Diagonal == KronDiagonal.All || Shape.Rows == 1 || Shape.Rows > LongestTriangle || OnlyLonger && Shape.Rows > Shape.Columns);

    private bool TurnsRows => IsMatrix && !ScalesRows;

    private bool ScalesColumns => Shape.Rank < FewestAxes || Diagonal == KronDiagonal.All || Shape.Columns == 1 || Shape.Columns > LongestTriangle || OnlyLonger && (!IsMatrix || Shape.Rows <= Shape.Columns);

    private bool TurnsColumns => !ScalesColumns;

    // Steps since the last update of the preconditioners.
    [State(Space = StateSpace.Global)] private Scalar waited;

    [State] private float momentum;
    [State(Space = StateSpace.RowsByRows, When = nameof(TurnsRows))] private float left;
    [State(Space = StateSpace.Row, When = nameof(ScalesRows))] private float leftScale;
    [State(Space = StateSpace.ColumnsByColumns, When = nameof(TurnsColumns))] private float right;
    [State(Space = StateSpace.Column, When = nameof(ScalesColumns))] private float rightScale;

    [UpdateRule]
    private float Update(float parameter, float gradient, [Input(When = nameof(TakesDraws))] float normalDraws)
    {
        Scalar share = UpdateShare > 0 ? UpdateShare : Clamp(Exp(-0.001 * (Step - 501)), 0.03, 1);
        bool fits = waited + 1 >= 1 / share;
        waited = fits ? 0 : waited + 1;
        momentum = Lerp(gradient, momentum, Momentum);
        float average = momentum / (1 - Pow(Momentum, Step));
        Scalar start = IsMatrix ? Sqrt(InitialScale) : InitialScale;
        float rows = KronSide.Kept(left, leftScale, start, Once, TurnsRows, ScalesRows);
        float columns = KronSide.Kept(right, rightScale, start, Once, TurnsColumns, true);
        if (fits)
        {
            float draws;
            if (TakesDraws)
                draws = normalDraws;
            else
                draws = Draw.Normal();
            float fitted = FitsMomentum ? average : gradient;
            fitted = fitted + Noise * Across.Matrix.Mean(Abs(fitted)) * draws;
            average = FitsMomentum ? fitted : average;

            // A: Q X R^T, and C: Q^-T V R^-1.
            float turned = KronSide.Turned(KronSide.Turned(fitted, rows, true, TurnsRows, ScalesRows), columns, false, TurnsColumns, true);
            float solved = KronSide.Solved(KronSide.Solved(draws, rows, true, TurnsRows, ScalesRows), columns, false, TurnsColumns, true);
            rows = KronSide.Fitted(rows, turned, solved, PreconditionerRate, true, TurnsRows, ScalesRows);
            columns = KronSide.Fitted(columns, turned, solved, PreconditionerRate, false, TurnsColumns, true);

            bool balances = IsMatrix && Abs(Across.Matrix.Sum(draws)) > 2.5758 * Sqrt(Shape.Rows * Shape.Columns);
            Scalar largestLeft = KronSide.Largest(rows, true, TurnsRows, ScalesRows);
            Scalar largestRight = KronSide.Largest(columns, false, TurnsColumns, true);
            float even = Max((float)(balances ? Sqrt(Max(largestRight, 1e-30) / Max(largestLeft, 1e-30)) : 1), (float)1e-30);
            rows = even * rows;
            columns = columns / even;
        }
        if (TurnsRows)
            left = rows;
        else if (ScalesRows)
            leftScale = rows;
        if (TurnsColumns)
            right = columns;
        else
            rightScale = columns;
        float step = KronSide.Preconditioned(KronSide.Preconditioned(average, rows, true, TurnsRows, ScalesRows), columns, false, TurnsColumns, true);
        Scalar size = Min(1, 1.1 / (Sqrt(Across.Matrix.Mean(step * step)) + 1e-12));
        Scalar decay = IsMatrix ? WeightDecay : 0;
        return parameter - LearningRate * (size * step + decay * parameter);
    }
}
