namespace ScheduleDsl;

/// <summary>The operations that can fail.</summary>
internal enum LinearOperation
{
    Qr,
    SymmetricEigen,
    Svd,
    TriangularSolve,
}
