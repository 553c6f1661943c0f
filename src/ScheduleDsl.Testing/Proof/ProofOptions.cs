using System.Collections.Generic;

namespace ScheduleDsl.Testing;

/// <summary>With what a rule is proved.</summary>
public sealed record ProofOptions
{
    /// <summary>The seed of weights, gradients and inputs, and of the rule's own random numbers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Shapes of the tensors, in place of the usual ones: for a rule that not every shape suits.</summary>
    public IReadOnlyList<int[]>? Shapes { get; init; }
}
