using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Powers with a negative exponent of symmetric matrices, by their eigenvectors.</summary>
[Functions]
public static partial class InverseRoot
{
    /// <summary><c>A^-power = Q diag(|w|^-power) Q^T</c>, with eigenvalues of at least 1e-30.</summary>
    /// <param name="a">A symmetric matrix that is positive but for rounding.</param>
    /// <param name="power">Above 0, such as 1/4 for the inverse fourth root.</param>
    /// <param name="otherwise">The result where eigenvectors cannot be computed, such as the last root.</param>
    public static float Of(float a, Scalar power, float otherwise)
    {
        float basis = Basis(a);
        float values = Across.Matrix.Diagonal(Turned(a, basis));
        return Assembled(basis, values, power, otherwise);
    }

    /// <summary><c>(A + epsilon I)^-power</c>; where the smallest eigenvalue of that is below epsilon by rounding, all are raised by what it lacks.</summary>
    /// <param name="a">A symmetric matrix that is positive but for rounding.</param>
    /// <param name="power">Above 0.</param>
    /// <param name="epsilon">Above 0.</param>
    /// <param name="otherwise">The result where eigenvectors cannot be computed.</param>
    public static float Of(float a, Scalar power, Scalar epsilon, float otherwise)
    {
        float raised = a + (float)epsilon * Across.Matrix.Identity(a);
        float basis = Basis(raised);
        float turned = Turned(raised, basis);
        Scalar smallest = Across.Matrix.Min(Across.Matrix.Identity(a) > 0 ? turned : float.MaxValue);
        float values = Across.Matrix.Diagonal(turned) + (float)Max(epsilon - smallest, 0);
        return Assembled(basis, values, power, otherwise);
    }

    // A basis of zeros says that there is none.
    private static float Basis(float a) => Across.Matrix.EigenVectors(a, 0 * Across.Matrix.Identity(a));

    private static float Turned(float a, float basis) => Across.Matrix.TransposedProduct(basis, Across.Matrix.Product(a, basis));

    private static float Assembled(float basis, float values, Scalar power, float otherwise)
    {
        float roots = Exp(-(float)power * Log(Max(Abs(values), (float)1e-30)));
        float root = Across.Matrix.ProductTransposed(Across.Matrix.ScaleColumns(basis, roots), basis);
        return Across.Matrix.Max(basis) == 0 && Across.Matrix.Min(basis) == 0 ? otherwise : root;
    }
}
