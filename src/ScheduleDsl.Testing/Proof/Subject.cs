using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>A rule under its settings, and the tensors that it is proved with.</summary>
internal sealed class Subject(OptimizerSettings settings, ProofOptions options)
{
    // Every length around a vector and twice its width; rows and columns that are none of its multiples; columns longer than the 64 rows that are
    // summed at a time, a row longer than the 1,024 numbers; several matrices, and a kernel.
    private static readonly int[][] Usual =
    [
        .. Enumerable.Range(0, 71).Select(n => new[] { n }),
        [], [5, 7], [1, 13], [13, 1], [67, 3], [2, 1031], [2, 3, 5], [4, 3, 2, 2],
    ];

    // Several pieces of the smallest size, the last of them short.
    private static readonly int[] Pieces = [37, 131];

    public OptimizerSettings Settings { get; } = settings;

    public CompiledRule Rule { get; } = CompiledRules.Of(settings);

    public int Seed => options.Seed;

    /// <summary>Tensors that a body is run over weight by weight.</summary>
    public Workload Small => new(Rule, Seed, options.Shapes ?? Usual);

    /// <summary>The same, and one that several threads share.</summary>
    public Workload Large => new(Rule, Seed, [.. options.Shapes ?? Usual, .. options.Shapes is null ? new[] { Pieces } : []]);

    /// <summary>Tensors of several tiles, in which numbers of less than float are widened, the last of them short.</summary>
    public Workload Tiled => new(Rule, Seed, options.Shapes ?? [[5], [3, 7], [2, 1031]]);

    /// <summary>A few tensors, for what is looked at closely.</summary>
    public Workload Few => new(Rule, Seed, options.Shapes ?? [[4, 6], [5], [3, 7]]);
}
