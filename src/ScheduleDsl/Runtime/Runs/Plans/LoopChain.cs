using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Along what the loops of a chain are cut into pieces.</summary>
[Flags]
internal enum Cut
{
    /// <summary>Not one loop after the other.</summary>
    None = 0,

    /// <summary>Weights of a tensor, in multiples of 1,024.</summary>
    Weights = 1,

    /// <summary>Weights of each matrix, in multiples of 1,024.</summary>
    MatrixWeights = 2,

    /// <summary>Rows of each matrix.</summary>
    Rows = 4,

    /// <summary>Blocks of a tensor.</summary>
    Blocks = 8,

    /// <summary>The arrays of rows, columns or blocks that a single loop runs over.</summary>
    Array = 16,
}

/// <summary>
/// Loops that may run piece by piece, one after the other on each piece, because none needs anything of another piece from those before
/// it: so the second finds in cache what the first has touched. Then order statistics are selected from what the loops have left, matrix operations are
/// done, and the uniform code follows that waits for all of them.
/// </summary>
internal sealed class LoopChain(IReadOnlyList<LoopCode> loops, Cut cut, IReadOnlyList<SelectCode> selections, IReadOnlyList<MatrixCode> matrices, IReadOnlyList<UniformStep> uniforms)
{
    public LoopCode[] Loops { get; } = [.. loops];

    public Cut Cut { get; } = cut;

    /// <summary>Order statistics of a tensor or parts of it.</summary>
    public SelectCode[] Selections { get; } = [.. selections];

    /// <summary>Matrix operations behind the loops, in order: one may take what another gives.</summary>
    public MatrixCode[] Matrices { get; } = [.. matrices];

    /// <summary>Uniform code behind the loops.</summary>
    public UniformStep[] Uniforms { get; } = [.. uniforms];

    public bool HasReductions { get; } = loops.Any(loop => loop.Reductions.Length > 0);

    public bool HasSums { get; } = loops.Any(loop => loop.Sums.Length > 0);

    /// <summary>Whether pieces have to be whole 8-bit blocks.</summary>
    public bool HasBlock8 { get; } = loops.Any(loop => loop.HasBlock8);

    /// <summary>Whether runs that share an 8-bit block have to be one piece.</summary>
    public bool HasUnpacked { get; } = loops.Any(loop => loop.HasUnpacked);

    /// <summary>The slot with the length of the blocks that it follows, or -1.</summary>
    public int BlockSlot { get; } = loops.Select(loop => loop.BlockSlot).DefaultIfEmpty(-1).Max();
}
