namespace ScheduleDsl;

/// <summary>
/// What became of an operation. One that failed has written nothing, so what was there before, such as the last good basis, stays.
/// </summary>
/// <param name="Operation">Which.</param>
/// <param name="Rows">Of its operand.</param>
/// <param name="Columns">Of its operand.</param>
/// <param name="Fault">Why it has no result.</param>
internal readonly record struct LinearOutcome(LinearOperation Operation, int Rows, int Columns, LinearFault Fault)
{
    public bool IsDone => Fault == LinearFault.None;

    /// <summary>One sentence.</summary>
    public string Message
    {
        get
        {
            string what = $"{Name} of a {Rows} x {Columns} matrix";
            return Fault switch
            {
                LinearFault.NotFinite => $"{what} has no result: the matrix holds NaN or infinity.",
                LinearFault.NotConverged => $"{what} has no result: its iteration did not converge.",
                LinearFault.Singular => $"{what} has no result: the diagonal holds a zero.",
                _ => $"{what} is done.",
            };
        }
    }

    private string Name => Operation switch
    {
        LinearOperation.Qr => "QR decomposition",
        LinearOperation.SymmetricEigen => "Symmetric eigendecomposition",
        LinearOperation.Svd => "Singular value decomposition",
        _ => "Triangular solve",
    };

    /// <exception cref="LinearAlgebraException">The operation failed.</exception>
    public void ThrowIfFailed()
    {
        if (!IsDone)
            throw new LinearAlgebraException(Message);
    }
}
