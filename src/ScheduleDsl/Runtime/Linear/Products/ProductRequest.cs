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

    /// <summary>Called for each block of <see cref="Prepared"/> before it is read.</summary>
    public IBlockWork? Prologue;

    /// <summary>What the prologue makes; the addend is no part of it.</summary>
    public ProductOperands Prepared;

    /// <summary>Called for each block of the result when it is done. Not for symmetric products, whose halves would be seen at different times.</summary>
    public IBlockWork? Epilogue;

    /// <summary>Makes the whole operand, and the request one without a prologue.</summary>
    public void Prepare()
    {
        MatrixView<T> operand = Prepared == ProductOperands.B ? B : A;
        Prologue?.Run(0, 0, operand.Rows, operand.Columns);
        Prologue = null;
    }
}
