using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Which sides of a matrix have a number for each row or column, in place of a triangle.</summary>
public enum KronDiagonal
{
    /// <summary>None, but those of length 1 and those too long.</summary>
    None,

    /// <summary>The longer one; the columns of a square matrix.</summary>
    One,

    /// <summary>The longer one; none of a square matrix.</summary>
    LongerOne,

    /// <summary>Both.</summary>
    All,
}

/// <summary>PSGD Kron: a preconditioner of two triangles, fitted so that what it makes of gradients has as much noise in every direction.</summary>
/// <remarks>
/// <para><c>m = Momentum m + (1 - Momentum) G</c>, <c>H = m / c</c>. At an update of the preconditioner, with V of standard normal numbers: <c>X = H + 2^-11.5 mean|H| V</c>, <c>A = Q X R^T</c>, <c>C = Q^-T V R^-1</c>,</para>
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
        if (TurnsRows)
            left = Once ? start * Across.Matrix.Identity(left) : left;
        else if (ScalesRows)
            leftScale = Once ? (float)start : leftScale;
        if (TurnsColumns)
            right = Once ? start * Across.Matrix.Identity(right) : right;
        else
            rightScale = Once ? (float)start : rightScale;
        if (fits)
        {
            float draws;
            if (TakesDraws)
                draws = normalDraws;
            else
                draws = Draw.Normal();
            float fitted = FitsMomentum ? average : gradient;
            fitted = fitted + Sqrt(1.1920928955078125e-07) * Across.Matrix.Mean(Abs(fitted)) * draws;
            average = FitsMomentum ? fitted : average;

            // A: Q X R^T, and C: Q^-T V R^-1. Scales stay above 0, as no step of theirs takes all of one.
            float turned = fitted;
            float solved = draws;
            if (TurnsRows)
            {
                turned = Across.Matrix.Product(left, turned);
                solved = Across.Matrix.SolveTransposed(left, solved);
            }
            else if (ScalesRows)
            {
                turned = leftScale * turned;
                solved = solved / Max(leftScale, (float)1e-30);
            }
            if (TurnsColumns)
            {
                turned = Across.Matrix.ProductTransposed(turned, right);
                solved = Across.Matrix.SolveRight(solved, right);
            }
            else
            {
                turned = rightScale * turned;
                solved = solved / Max(rightScale, (float)1e-30);
            }
            bool balances = IsMatrix && Abs(Across.Matrix.Sum(draws)) > 2.5758 * Sqrt(Shape.Rows * Shape.Columns);
            Scalar largestLeft = 1;
            if (TurnsRows)
            {
                left = Fitted(left, Across.Matrix.ProductTransposed(turned, turned), Across.Matrix.ProductTransposed(solved, solved));
                largestLeft = Across.Matrix.AbsoluteMax(left);
            }
            else if (ScalesRows)
            {
                float excess = Across.Row.Sum(turned * turned) - Across.Row.Sum(solved * solved);
                Scalar most = Across.Rows.Max(Across.Row.Sum(turned * turned) + Across.Row.Sum(solved * solved));
                leftScale = leftScale - PreconditionerRate / Max(most, 1e-30) * excess * leftScale;
                largestLeft = Across.Rows.AbsoluteMax(leftScale);
            }
            Scalar largestRight = 1;
            if (TurnsColumns)
            {
                right = Fitted(right, Across.Matrix.TransposedProduct(turned, turned), Across.Matrix.TransposedProduct(solved, solved));
                largestRight = Across.Matrix.AbsoluteMax(right);
            }
            else
            {
                float excess = Across.Column.Sum(turned * turned) - Across.Column.Sum(solved * solved);
                Scalar most = Across.Columns.Max(Across.Column.Sum(turned * turned) + Across.Column.Sum(solved * solved));
                rightScale = rightScale - PreconditionerRate / Max(most, 1e-30) * excess * rightScale;
                largestRight = Across.Columns.AbsoluteMax(rightScale);
            }
            float even = Max((float)(balances ? Sqrt(Max(largestRight, 1e-30) / Max(largestLeft, 1e-30)) : 1), (float)1e-30);
            if (TurnsRows)
                left = even * left;
            else if (ScalesRows)
                leftScale = even * leftScale;
            if (TurnsColumns)
                right = right / even;
            else
                rightScale = rightScale / even;
        }
        float step = average;
        if (TurnsRows)
            step = Across.Matrix.TransposedProduct(left, Across.Matrix.Product(left, step));
        else if (ScalesRows)
            step = leftScale * leftScale * step;
        if (TurnsColumns)
            step = Across.Matrix.Product(Across.Matrix.ProductTransposed(step, right), right);
        else
            step = rightScale * rightScale * step;
        Scalar size = Min(1, 1.1 / (Sqrt(Across.Matrix.Mean(step * step)) + 1e-12));
        Scalar decay = IsMatrix ? WeightDecay : 0;
        return parameter - LearningRate * (size * step + decay * parameter);
    }

    private float Fitted(float triangle, float made, float whitened)
    {
        Scalar bound = Max(SpectralBound.OfSymmetric(made + whitened), 1e-30);
        return triangle - PreconditionerRate / bound * Across.Matrix.Product(Across.Matrix.Upper(made - whitened), triangle);
    }
}
