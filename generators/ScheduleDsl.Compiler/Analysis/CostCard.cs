using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>What one step costs for each weight.</summary>
/// <param name="Passes">Times that a weight is visited.</param>
/// <param name="BytesRead">Bytes loaded.</param>
/// <param name="BytesWritten">Bytes stored.</param>
/// <param name="StateBytes">Bytes of optimizer state.</param>
/// <param name="LiveValues">The most values that are needed at one time: vector registers that the loop wants.</param>
public sealed record CostCard(int Passes, int BytesRead, int BytesWritten, int StateBytes, int LiveValues)
{
    public int Bytes => BytesRead + BytesWritten;

    /// <summary>Arithmetic of all loops over elements; a fused multiply-add is two operations.</summary>
    public int Operations { get; init; }

    /// <summary>Those of the operations that take several times as long: divisions, remainders and square roots.</summary>
    public int SlowOperations { get; init; }

    /// <summary>What states add of which there is one for each row, column, block or tensor, or for the run.</summary>
    public EquatableArray<SpaceBytes> SharedStates { get; init; } = EquatableArray<SpaceBytes>.Empty;

    /// <summary>What whole matrices add; their memory is not in the bytes, since how often a product reads its operands is the blocking's.</summary>
    public MatrixWork Matrices { get; init; } = MatrixWork.None;

    /// <summary>Of one combination of uniform conditions.</summary>
    public static CostCard Of(Kernel kernel, Variant variant)
    {
        int size = kernel.Real == IrType.Float64 ? 8 : 4;

        // Arrays of rows, columns and blocks are next to nothing beside the weights, and random numbers are drawn into cache.
        HashSet<string> ofElements = [.. kernel.Tensors.Where(t => t.Space == StateSpace.Element && t.Role != TensorRole.Draw).Select(t => t.Name)];
        Pass[] passes = [.. variant.Passes.Where(p => p.Space == StateSpace.Element && p.Matrix < 0)];
        int loads = passes.Sum(p => p.Loads.Count(l => ofElements.Contains(l.Tensor)) * Visits(p)) - variant.Passes.Select(LoadsInCache).Sum();
        int stores = passes.Sum(p => p.Stores.Count(s => ofElements.Contains(s.Target)));
        int states = variant.Passes.SelectMany(p => p.Loads.Select(l => l.Tensor).Concat(p.Stores.Select(s => s.Target))).Distinct()
            .Count(t => kernel.Tensors.Any(s => s is { Role: TensorRole.State, Space: StateSpace.Element } && s.Name == t));
        int live = passes.Select(p => Liveness.MostLive(kernel.Graph, p)).Append(0).Max();
        return new CostCard(passes.Sum(Visits), loads * size, stores * size, states * size, live)
        {
            Operations = passes.Sum(p => OperationCount.Of(kernel.Graph, p)),
            SlowOperations = passes.Sum(p => OperationCount.Slow(kernel.Graph, p)),
            SharedStates = SpaceBytes.Of(kernel.Graph, variant, size),
            Matrices = MatrixWork.Of(kernel.Graph, variant),
        };

        // Blocks of a product that are just done.
        int LoadsInCache(Pass pass, int index) => pass.IsEpilogue ? pass.Loads.Count(l => l.Tensor == variant.Passes[index - 1].Stores[0].Target && ofElements.Contains(l.Tensor)) : 0;

        int Visits(Pass pass) => pass.IsSelection ? Pass.SelectionReads(kernel.Real) : 1;
    }
}
