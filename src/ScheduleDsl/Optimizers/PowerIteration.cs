using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>The largest singular value of a matrix, and what belongs to it, by power iteration.</summary>
/// <remarks>
/// Sixteen iterations <c>u = X X^T u / |X X^T u|</c> over rows where there are fewer of them than columns, over columns otherwise. They have not converged where singular values lie close together, so
/// the start matters a little; the value is never above the true one, but for rounding.
/// </remarks>
[Functions]
public static partial class PowerIteration
{
    /// <summary>The largest singular value; 0 of a matrix of zeros.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="noise">A number for each weight, whose sums along the longer side are where the iteration starts.</param>
    public static Scalar Largest(float x, float noise)
    {
        if (Shape.Rows < Shape.Columns)
            return Across.Columns.Norm(Across.Matrix.TransposedProduct(OverRows(x, noise), x));
        return Across.Rows.Norm(Across.Matrix.ProductTransposed(x, OverColumns(x, noise)));
    }

    /// <summary>The part of x along its largest singular value: <c>s u v^T</c>.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="noise">A number for each weight, whose sums along the longer side are where the iteration starts.</param>
    public static float LargestPart(float x, float noise)
    {
        if (Shape.Rows < Shape.Columns)
        {
            float left = OverRows(x, noise);
            return left * Across.Matrix.TransposedProduct(left, x);
        }
        float right = OverColumns(x, noise);
        return Across.Matrix.ProductTransposed(x, right) * right;
    }

    private static float OverRows(float x, float noise)
    {
        float left = OfLengthOne(Across.Row.Sum(noise), Across.Rows.Norm(Across.Row.Sum(noise)));
        for (int i = 0; i < 16; i++)
        {
            float next = Across.Matrix.ProductTransposed(x, Across.Matrix.TransposedProduct(left, x));
            left = OfLengthOne(next, Across.Rows.Norm(next));
        }
        return left;
    }

    private static float OverColumns(float x, float noise)
    {
        float right = OfLengthOne(Across.Column.Sum(noise), Across.Columns.Norm(Across.Column.Sum(noise)));
        for (int i = 0; i < 16; i++)
        {
            float next = Across.Matrix.TransposedProduct(Across.Matrix.ProductTransposed(x, right), x);
            right = OfLengthOne(next, Across.Columns.Norm(next));
        }
        return right;
    }

    private static float OfLengthOne(float x, Scalar norm) => (norm > 0 ? 1 / norm : 0) * x;
}
