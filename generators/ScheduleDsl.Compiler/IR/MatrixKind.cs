namespace ScheduleDsl.Compiler.IR;

/// <summary>An operation on whole matrices; the order is that of <c>ScheduleDsl.CompilerServices.MatrixKind</c>.</summary>
public enum MatrixKind
{
    /// <summary>A B.</summary>
    Product,

    /// <summary>A B^T.</summary>
    ProductTransposed,

    /// <summary>A^T B.</summary>
    TransposedProduct,

    /// <summary>A^T, of a square matrix.</summary>
    Transpose,
}
