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

    /// <summary>The identity matrix, of the size of a square matrix.</summary>
    Identity,

    /// <summary>The diagonal of a square matrix, as a vector.</summary>
    Diagonal,

    /// <summary>A square matrix with zeros below its diagonal.</summary>
    Upper,

    /// <summary>The sum of each row.</summary>
    RowSums,

    /// <summary>The sum of each column.</summary>
    ColumnSums,

    /// <summary>A matrix with each row multiplied by a number of a vector.</summary>
    ScaleRows,

    /// <summary>A matrix with each column multiplied by a number of a vector.</summary>
    ScaleColumns,

    /// <summary>Places of a vector's numbers, the largest number's first.</summary>
    Order,

    /// <summary>The rows of a matrix at the places that a vector names.</summary>
    TakeRows,

    /// <summary>The columns of a matrix at the places that a vector names.</summary>
    TakeColumns,

    /// <summary>Q of the thin QR decomposition; the second operand where that cannot be computed.</summary>
    Orthonormal,

    /// <summary>Eigenvectors of a symmetric matrix, one in each column, by descending eigenvalue; the second operand where they cannot be computed.</summary>
    EigenVectors,

    /// <summary>All left singular vectors of a matrix that is no taller than wide, one in each column; else the second operand.</summary>
    LeftVectors,

    /// <summary>All right singular vectors of a matrix that is no wider than tall, one in each row; else the second operand.</summary>
    RightVectors,

    /// <summary>The left singular vectors of the largest singular values, one in each column; else the second operand.</summary>
    TopLeftVectors,

    /// <summary>The right singular vectors of the largest singular values, one in each row; else the second operand.</summary>
    TopRightVectors,

    /// <summary>T^-1 B, with an upper triangle T; B where that cannot be computed.</summary>
    Solve,

    /// <summary>T^-T B, with an upper triangle T; B where that cannot be computed.</summary>
    SolveTransposed,

    /// <summary>B T^-1, with an upper triangle T; B where that cannot be computed.</summary>
    SolveRight,

    /// <summary>Standard normal numbers for each direction and column, by a key.</summary>
    NormalRows,

    /// <summary>Standard normal numbers for each row and direction, by a key.</summary>
    NormalColumns,

    /// <summary>A random permutation of the places of a vector, by a key.</summary>
    RandomOrder,

    /// <summary>Q^T of the thin QR decomposition of A^T: an orthonormal basis of the rows, one in each; the second operand where that cannot be computed.</summary>
    OrthonormalRows,
}
