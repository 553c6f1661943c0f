using System;
using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>An operation on whole matrices. Numbers of a result are defined in docs/numerics.md.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
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

    /// <summary>The numbers of a matrix at the places that a vector names, in the order of rows: a vector.</summary>
    TakeEntries,

    /// <summary>A matrix as high as the tensor with given rows at the places that a vector names, and 0 elsewhere.</summary>
    PutRows,

    /// <summary>A matrix as wide as the tensor with given columns at the places that a vector names, and 0 elsewhere.</summary>
    PutColumns,

    /// <summary>A matrix of the tensor's size with given numbers at the places that a vector names, and 0 elsewhere.</summary>
    PutEntries,

    /// <summary>As many random rows of a matrix as the rule has directions, by a key: their places.</summary>
    RandomRows,

    /// <summary>As many random columns of a matrix as the rule has directions, by a key: their places.</summary>
    RandomColumns,

    /// <summary>As many random entries of a matrix as the rule has directions, by a key: their places in the order of rows.</summary>
    RandomEntries,

    /// <summary>The places of a vector, drawn one after the other without replacement with probabilities in proportion to its numbers, by a key.</summary>
    WeightedOrder,
}

/// <summary>
/// The primitives of matrix operations: the compiler knows these methods and nothing else of it. What a body hands them is one number of a matrix, and so is what it
/// gets back. Their bodies run through the replay at work on this thread; a single weight has no matrix.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MatrixCollective
{
    /// <summary>An operation on one matrix.</summary>
    public static float Of(MatrixKind kind, float x) => Replay(kind).OfMatrix(kind, x, 0, 0);

    /// <summary>An operation on two matrices.</summary>
    public static float Of(MatrixKind kind, float x, float y) => Replay(kind).OfMatrix(kind, x, y, 0);

    /// <summary>An operation on one matrix and a number that is the same for all of it.</summary>
    public static float Of(MatrixKind kind, float x, Scalar key) => Replay(kind).OfMatrix(kind, x, 0, key.Value);

    /// <summary>A product of two matrices, times alpha, and an addend times beta.</summary>
    public static float Of(MatrixKind kind, float x, float y, float addend, Scalar alpha, Scalar beta) => Replay(kind).OfProduct(kind, x, y, addend, alpha.Value, beta.Value);

    private static ICollectiveReplay Replay(MatrixKind kind) => OneWeight.Replay
        ?? throw new NotSupportedException($"{kind} needs the matrix that a weight is part of: a rule with matrix operations runs compiled or replayed, not weight by weight.");
}
