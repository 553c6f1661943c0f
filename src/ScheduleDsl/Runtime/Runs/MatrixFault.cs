namespace ScheduleDsl;

/// <summary>A decomposition or solve of a step that had no result, so that the rule's replacement, such as the last good basis, was taken.</summary>
/// <param name="Parameter">The parameter of which the matrix is.</param>
/// <param name="Step">The step at which it happened first, from 1.</param>
/// <param name="Reason">What was to be computed, and why it could not be.</param>
public sealed record MatrixFault(string Parameter, long Step, string Reason)
{
    /// <summary>One sentence with all of it.</summary>
    public override string ToString() => $"{Parameter}, step {Step}: {Reason} What the rule has for that case, such as the last good basis, was taken; this is said once.";
}
