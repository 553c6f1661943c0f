using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>The largest singular value of a matrix by power iteration, and how to hold singular values below a bound.</summary>
/// <remarks>
/// Sixteen iterations <c>u = X X^T u / |X X^T u|</c> over rows where there are fewer of them than columns, over columns otherwise. They have not converged where singular values lie close together, so
/// the start matters a little; the value is never above the true one, but for rounding.
/// </remarks>
[Functions]
public static partial class SingularValues
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

    /// <summary>
    /// The strength a, from 0 to 1, at which <c>s = k</c> becomes the bound by <c>p = s - a s^3</c>, <c>p + a p^3</c>; 1 where none does. With <c>z = a k^2</c> it solves <c>z^2 (3 - 3 z + z^2) = 1 - bound / k</c>, whose
    /// left side rises from 0 on: Newton's iteration finds the one root.
    /// </summary>
    /// <param name="largest">k, above 0.</param>
    /// <param name="bound">What it shall become, above 0.</param>
    public static Scalar SoftCapStrength(Scalar largest, Scalar bound)
    {
        Scalar part = 1 - bound / largest;
        Scalar z = Sqrt(Max(part, 1e-300) / 3);
        for (int i = 0; i < 12; i++)
            z -= (z * z * (3 - 3 * z + z * z) - part) / (z * (6 - 9 * z + 4 * z * z));
        return part < 0 ? 1 : Min(z / (largest * largest), 1);
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
