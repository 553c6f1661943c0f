using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>The error that comes nearest to its tolerance, or exceeds it most.</summary>
/// <param name="LargestError">The absolute difference.</param>
/// <param name="ShareOfTolerance">The same in units of what is tolerated there.</param>
/// <param name="Where">Step and element, or update.</param>
internal sealed record Comparison(double LargestError, double ShareOfTolerance, string Where)
{
    /// <summary>The optimizer that replayed, or null where none did.</summary>
    public CompiledRule? Optimizer { get; init; }

    public static Comparison Exact(string where) => new(0, 0, where);

    /// <summary>This comparison, or the one of another value where that is worse.</summary>
    public Comparison With(Tolerance tolerance, double value, double recorded, Func<string> where)
    {
        double share = tolerance.Share(value, recorded);
        return share > ShareOfTolerance ? new Comparison(Math.Abs(value - recorded), share, where()) : this;
    }
}
