namespace ScheduleDsl;

/// <summary>
/// <c>Result = Alpha A B + Beta Addend</c>, defined to the last bit: docs/numerics.md, "Products". Transposed operands are transposed views.
/// </summary>
internal struct ProductRequest<T>
    where T : unmanaged
{
    /// <summary>m x k.</summary>
    public MatrixView<T> A;

    /// <summary>k x n.</summary>
    public MatrixView<T> B;

    /// <summary>m x n, apart from the operands.</summary>
    public MatrixView<T> Result;

    public T Alpha;

    /// <summary>0: the addend is not read.</summary>
    public T Beta;

    /// <summary>m x n: the result itself, or apart from it.</summary>
    public MatrixView<T> Addend;

    /// <summary>
    /// The caller knows that product and addend are symmetric, as <c>X X^T</c> and <c>S S</c> with a symmetric S are, which are so to the last bit: the
    /// upper half is computed and mirrored.
    /// </summary>
    public bool IsSymmetric;

    /// <summary>Called for each block of the result when it is done.</summary>
    public IProductEpilogue? Epilogue;
}
