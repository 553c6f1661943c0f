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

    /// <summary>Of a whole step: what decides, once loops have run, whether it is applied.</summary>
    public ImmutableArray<int> Gates { get; init; } = [];

    /// <summary>Of a whole step: false where a gate that is known before has kept it from being applied.</summary>
    public bool Applies { get; init; } = true;

    public bool HasReturned => Result >= 0;
}
