using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>What a tensor goes through without waiting for another.</summary>
/// <param name="Opening">The uniform code that waits for the phase before; null in the first.</param>
/// <param name="Chains">Loops and uniform code.</param>
/// <param name="IsPlain">Every loop is over weights, without rows, blocks and reductions, and all tensors of a group share their uniform values.</param>
internal sealed record PhaseCode(UniformStep? Opening, LoopChain[] Chains, bool IsPlain)
{
    /// <summary>The opening as a chain of its own, for plans in which each tensor runs it; else null.</summary>
    public LoopChain? Prelude { get; init; }

    /// <summary>All loops in order.</summary>
    public LoopCode[] Loops { get; } = [.. LoopsOf(Chains)];

    /// <summary>Order statistics of a tensor or parts of it.</summary>
    public SelectCode[] Selections { get; } = [.. Chains.SelectMany(chain => chain.Selections)];

    /// <summary>Order statistics of a group or the run, selected when every tensor is through.</summary>
    public SelectCode[] WideSelections { get; init; } = [];

    /// <summary>Matrix operations.</summary>
    public MatrixCode[] Matrices { get; } = [.. Chains.SelectMany(chain => chain.Matrices)];

    /// <summary>The loops, and as what selections and matrix operations touch memory.</summary>
    public IEnumerable<LoopCode> Touching => Loops.Concat(Matrices.Select(matrix => matrix.Access)).Concat(Selections.Concat(WideSelections).Select(selection => selection.Access));

    /// <summary>All uniform code, the opening first.</summary>
    public UniformStep[] Uniforms { get; } = [.. (Opening is null ? [] : new[] { Opening }).Concat(Chains.SelectMany(chain => chain.Uniforms))];

    /// <summary>Whether any of them writes what outlives the step.</summary>
    public bool ChangesState { get; } = LoopsOf(Chains).Any(loop => loop.ChangesState);

    /// <summary>Tensors with a number for each weight that its loops touch.</summary>
    public int ElementOperands { get; } = LoopsOf(Chains).SelectMany(loop => loop.Operands.Where((_, i) => loop.Spaces[i] == StateSpace.Element)).Distinct().Count();

    /// <summary>Memory that nobody needs when the phase is over.</summary>
    public LocalOperand[] Locals { get; set; } = [];

    /// <summary>The same for tensors that stay in cache from loop to loop; null where there is no other way for them.</summary>
    public PhaseCode? InCache { get; set; }

    /// <summary>The same for tensors of any size, what is dear to compute being left where gradients are; null where it cannot be or must not.</summary>
    public PhaseCode? InGradients { get; set; }

    /// <summary>The same for parameters whose states are kept in full precision where those of others are not; null where there are none.</summary>
    public PhaseCode? WithFullStates { get; set; }

    /// <summary>What a tensor goes through in this phase.</summary>
    public PhaseCode For(RunTensor tensor) => tensor.HasFullStates ? WithFullStates ?? this : this;

    /// <summary>Whether its loops may run on from one tensor of a group into the next.</summary>
    public bool RunsOn => IsPlain && Locals.Length == 0;

    private static IEnumerable<LoopCode> LoopsOf(LoopChain[] chains) =>
        chains.SelectMany(chain => chain.Loops.Concat(chain.Matrices.SelectMany(matrix => new[] { matrix.Prologue, matrix.Epilogue }).OfType<LoopCode>()));
}

/// <summary>An operand that lives for one phase.</summary>
/// <param name="Place">Its place among the plan's tensors.</param>
/// <param name="Space">What it has one number for.</param>
/// <param name="BlockSlot">The slot with the length of its blocks, or -1.</param>
/// <param name="IsSums">Whether it is column sums in the making.</param>
internal readonly record struct LocalOperand(int Place, StateSpace Space, int BlockSlot, bool IsSums);
