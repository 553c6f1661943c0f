using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>What names stand for at one point of a body.</summary>
/// <param name="Result">The value returned, or -1 before a return.</param>
internal sealed record Environment(
    ImmutableDictionary<string, int> Locals,
    ImmutableDictionary<string, int> States,
    int Result)
{
    public static Environment Empty { get; } =
        new(ImmutableDictionary<string, int>.Empty, ImmutableDictionary<string, int>.Empty, -1);

    public bool HasReturned => Result >= 0;
}
