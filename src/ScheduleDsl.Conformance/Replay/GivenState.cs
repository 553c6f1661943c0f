namespace ScheduleDsl.Conformance.Replay;

/// <summary>A state that the recorded run took from elsewhere, such as a basis whose signs are arbitrary.</summary>
/// <param name="Step">The step, from 1, before which it is set.</param>
/// <param name="State">The state.</param>
/// <param name="Values">Its numbers, in the order of memory.</param>
internal sealed record GivenState(int Step, string State, double[] Values)
{
    /// <summary>The tensor; the file's first where none is named.</summary>
    public string? Tensor { get; init; }

    /// <summary>Whether the tensor has one number of it.</summary>
    public bool IsScalar { get; init; }
}
