using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>What of all matrices within the unit ball of a norm a gradient has the largest product with.</summary>
/// <remarks>Pethick et al., "Training Deep Learning Models with Norm-Constrained LMOs", 2025, and its official code.</remarks>
[Functions]
public static partial class SteepestDirection
{
    /// <summary>That of a norm: see <see cref="ScionNorm"/>.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="norm">Which norm.</param>
    /// <param name="iterations">Of Newton and Schulz, 0 to 10.</param>
    /// <param name="normalized">Whether inputs count.</param>
    /// <param name="atLeastOne">Whether the spectral norm's factor is at least 1.</param>
    /// <param name="transposed">Rows, in the place of columns, are inputs; not of the spectral norm.</param>
    public static float Of(float x, ScionNorm norm, int iterations, bool normalized, bool atLeastOne, bool transposed)
    {
        if (norm == ScionNorm.Spectral || norm == ScionNorm.Auto && Shape.Rank >= 2)
            return Spectral(x, iterations, normalized, atLeastOne);
        if (norm == ScionNorm.Sign)
            return Sign(x, normalized, transposed);
        if (norm == ScionNorm.Row && !transposed || norm == ScionNorm.Column && transposed)
            return x / (Across.Row.Norm(x) * Factor(norm == ScionNorm.Row, normalized, Shape.Columns, Shape.Rows) + 1e-8f);
        if (norm == ScionNorm.Row || norm == ScionNorm.Column)
            return x / (Across.Column.Norm(x) * Factor(norm == ScionNorm.Row, normalized, Shape.Rows, Shape.Columns) + 1e-8f);
        return x / (Across.Tensor.Norm(x) / Sqrt(Shape.Length) + 1e-8);
    }

    /// <summary>Singular values of about 1, times <c>sqrt(outputs / inputs)</c> (or <c>sqrt(outputs)</c>), divided by the length of a convolution's kernel.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="iterations">Of Newton and Schulz, 0 to 10.</param>
    /// <param name="normalized">Whether inputs count.</param>
    /// <param name="atLeastOne">Whether the factor is at least 1.</param>
    public static float Spectral(float x, int iterations, bool normalized, bool atLeastOne)
    {
        Scalar root = Sqrt(normalized ? Shape.Rows * Shape.KernelLength / Shape.Columns : Shape.Rows);
        Scalar factor = (atLeastOne ? Max(1, root) : root) / Shape.KernelLength;
        return factor * Orthogonal.NewtonSchulz(x, iterations, 1e-7);
    }

    /// <summary>The sign, divided by the inputs where these count.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="normalized">Whether inputs count.</param>
    /// <param name="transposed">Rows, in the place of columns, are inputs.</param>
    public static float Sign(float x, bool normalized, bool transposed)
    {
        Scalar inputs = transposed ? Shape.Rows : Shape.Columns;
        return (normalized ? 1 / inputs : 1) * Language.Sign(x);
    }

    /// <summary>What norms of rows or columns are multiplied by before they divide.</summary>
    /// <param name="isRow">Whether the norm is that of the outputs' rows.</param>
    /// <param name="normalized">Whether inputs count.</param>
    /// <param name="length">Of the vectors of which the norms are.</param>
    /// <param name="count">Of those vectors.</param>
    public static Scalar Factor(bool isRow, bool normalized, Scalar length, Scalar count) =>
        isRow ? normalized ? Sqrt(length) : 1 : (normalized ? count : 1) / Sqrt(length);
}
