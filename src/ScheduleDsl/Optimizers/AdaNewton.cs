using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Coefficients of Newton and Schulz that were fitted to a shape of matrices.</summary>
/// <remarks>He et al., "ROOT: Robust Orthogonalized Optimizer for Neural Network Training", 2025: its code has them for matrices of which one side is 2048, fitted offline.</remarks>
[Functions]
public static partial class AdaNewton
{
    /// <summary>A coefficient for the matrix at hand.</summary>
    /// <param name="other">Of all shapes that are not listed.</param>
    /// <param name="by2048">Of 2048 x 2048.</param>
    /// <param name="by3072">Of 2048 x 3072, either way.</param>
    /// <param name="by8192">Of 2048 x 8192, either way.</param>
    /// <param name="by16384">Of 2048 x 16384, either way.</param>
    public static Scalar OfShape(Scalar other, Scalar by2048, Scalar by3072, Scalar by8192, Scalar by16384)
    {
        Scalar larger = Max(Shape.Rows, Shape.Columns);
        return Min(Shape.Rows, Shape.Columns) != 2048 ? other
            : larger == 2048 ? by2048
            : larger == 3072 ? by3072
            : larger == 8192 ? by8192
            : larger == 16384 ? by16384
            : other;
    }
}
