using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Bases of a matrix's two sides that follow the eigenvectors of slowly changing statistics. Either side may have none.</summary>
/// <remarks>Vyas et al., "SOAP: Improving and Stabilizing Shampoo using Adam", 2024.</remarks>
[Functions]
public static partial class EigenBasis
{
    /// <summary><c>L^T X R</c>: the matrix in the bases.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="left">The basis of the rows, in columns.</param>
    /// <param name="right">The basis of the columns, in columns.</param>
    /// <param name="hasLeft">Whether rows have a basis.</param>
    /// <param name="hasRight">Whether columns have one.</param>
    public static float Turned(float x, float left, float right, bool hasLeft, bool hasRight)
    {
        float turned = x;
        if (hasLeft)
            turned = Across.Matrix.TransposedProduct(left, turned);
        if (hasRight)
            turned = Across.Matrix.Product(turned, right);
        return turned;
    }

    /// <summary><c>L X R^T</c>: the matrix that is X in the bases.</summary>
    /// <param name="x">A value of rows x columns.</param>
    /// <param name="left">The basis of the rows, in columns.</param>
    /// <param name="right">The basis of the columns, in columns.</param>
    /// <param name="hasLeft">Whether rows have a basis.</param>
    /// <param name="hasRight">Whether columns have one.</param>
    public static float TurnedBack(float x, float left, float right, bool hasLeft, bool hasRight)
    {
        float turned = x;
        if (hasLeft)
            turned = Across.Matrix.Product(left, turned);
        if (hasRight)
            turned = Across.Matrix.ProductTransposed(turned, right);
        return turned;
    }

    /// <summary>The order of a basis's vectors by <c>diag(Q^T S Q)</c>, the largest first.</summary>
    /// <param name="statistics">S, symmetric.</param>
    /// <param name="basis">Q.</param>
    public static float Order(float statistics, float basis) =>
        Across.Matrix.Order(Across.Matrix.Diagonal(Across.Matrix.TransposedProduct(basis, Across.Matrix.Product(statistics, basis))));

    /// <summary>The basis for the next update: at the first one eigenvectors; where it turns, one step of the orthogonal iteration <c>qr(S Q)</c> with the vectors of Q in their order; else the same.</summary>
    /// <param name="statistics">S, symmetric.</param>
    /// <param name="basis">Q.</param>
    /// <param name="isFirst">Whether this is the first update.</param>
    /// <param name="turns">Whether it turns.</param>
    public static float Next(float statistics, float basis, bool isFirst, bool turns)
    {
        if (turns)
            return Across.Matrix.Orthonormal(Across.Matrix.Product(statistics, Across.Matrix.TakeColumns(basis, Order(statistics, basis))), basis);
        if (isFirst)
            return Across.Matrix.EigenVectors(statistics, Across.Matrix.Identity(statistics));
        return basis;
    }
}
