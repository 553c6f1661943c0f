using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Matrices with orthogonal rows or columns, by products alone.</summary>
[Functions]
public static partial class Orthogonal
{
    /// <summary>
    /// The matrix nearest to orthogonal, about: iterations of the quintic of Newton and Schulz on <c>x / (|x| + epsilon)</c> with the coefficients (3.4445, -4.7750, 2.0315), of which
    /// five bring singular values above 0.01 of the norm into [0.68, 1.13] rather than to 1.
    /// </summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="iterations">How many, 0 to 10; each condition on it makes a step of its own.</param>
    /// <param name="epsilon">Added to the norm, above 0.</param>
    /// <remarks>Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024.</remarks>
    public static float NewtonSchulz(float x, int iterations, Scalar epsilon)
    {
        float y = x / (Across.Matrix.Norm(x) + epsilon);
        for (int i = 0; i < 10; i++)
        {
            if (i >= iterations)
                return y;
            y = Quintic(y, 3.4445, -4.7750, 2.0315);
        }
        return y;
    }

    /// <summary><c>a X + b (X X^T) X + c (X X^T)^2 X</c>, over the smaller side.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="a">Of X.</param>
    /// <param name="b">Of its cube.</param>
    /// <param name="c">Of its fifth power.</param>
    public static float Quintic(float x, Scalar a, Scalar b, Scalar c)
    {
        if (Shape.Rows <= Shape.Columns)
        {
            float rows = Across.Matrix.ProductTransposed(x, x);
            float mixed = b * rows + c * Across.Matrix.ProductTransposed(rows, rows);
            return a * x + Across.Matrix.Product(mixed, x);
        }
        float columns = Across.Matrix.TransposedProduct(x, x);
        float blend = b * columns + c * Across.Matrix.ProductTransposed(columns, columns);
        return a * x + Across.Matrix.Product(x, blend);
    }
}
