using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <summary>What is known of one value of a graph.</summary>
/// <param name="Extent">The numbers that it can be, NaN aside.</param>
/// <param name="CanBeNaN">Whether it can be NaN though every input is a finite number.</param>
/// <param name="Causes">The operations to which it owes being infinite or NaN.</param>
/// <param name="IsGuess">Something under it has values that nothing is known of, so the extent may be far too wide.</param>
internal readonly record struct Known(Extent Extent, bool CanBeNaN, ImmutableSortedSet<int> Causes, bool IsGuess)
{
    public static Known Exactly(Extent extent) => new(extent, false, [], false);

    /// <summary>Any finite number, for all that is known.</summary>
    public static Known Unknown { get; } = new(Extent.Finite, false, [], true);

    /// <summary>Whether it can be no finite number.</summary>
    public bool CanBeLost => CanBeNaN || Extent.ReachesInfinity;

    /// <summary>A result of operands: their causes are its own where it can be lost.</summary>
    public static Known From(Extent extent, bool canBeNaN, params IReadOnlyList<Known> operands)
    {
        Known result = new(extent, canBeNaN || operands.Any(o => o.CanBeNaN), [], operands.Any(o => o.IsGuess));
        return result.CanBeLost ? result with { Causes = operands.Aggregate(result.Causes, (all, o) => all.Union(o.Causes)) } : result;
    }

    public Known Because(int cause) => this with { Causes = Causes.Add(cause) };

    public Known Within(Extent extent) => Extent.Intersect(extent) is { IsEmpty: false } narrower ? this with { Extent = narrower } : this;
}
