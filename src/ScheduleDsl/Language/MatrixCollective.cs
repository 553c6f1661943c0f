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
}

/// <summary>
/// The primitives of matrix operations: the compiler knows these methods and nothing else of it. What a body hands them is one number of a matrix, and so is what it
/// gets back; a single weight has no matrix, so their bodies do not run.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MatrixCollective
{
    /// <summary>An operation on one matrix.</summary>
    public static float Of(MatrixKind kind, float x) => throw NoMatrix(kind);

    /// <summary>An operation on two matrices.</summary>
    public static float Of(MatrixKind kind, float x, float y) => throw NoMatrix(kind);

    private static NotSupportedException NoMatrix(MatrixKind kind) =>
        new($"{kind} needs the matrix that a weight is part of: a rule with matrix operations runs compiled, not weight by weight.");
}
