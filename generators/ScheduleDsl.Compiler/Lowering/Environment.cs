using System.Collections.Immutable;
using ScheduleDsl.Compiler.IR;

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

    /// <summary>False behind a modifier that does not let the update be applied.</summary>
    public bool Applies { get; init; } = true;

    /// <summary>What modifiers ask collectives before the update may be applied.</summary>
    public ImmutableArray<int> Gates { get; init; } = [];

    /// <summary>What the gradient's memory holds when the step is over.</summary>
    public int StoredGradient { get; init; } = -1;

    /// <summary>What an applied update writes to the memory of outputs.</summary>
    public ImmutableArray<Store> Outputs { get; init; } = [];

    /// <summary>The states as they are kept where a gate is closed; null without gates.</summary>
    public ImmutableDictionary<string, int>? Rejected { get; init; }
}
