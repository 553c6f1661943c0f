using System.Collections.Generic;
using System.Linq;
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

    /// <summary>Of one combination of uniform conditions.</summary>
    public static CostCard Of(Kernel kernel, Variant variant)
    {
        int size = kernel.Real == IrType.Float64 ? 8 : 4;

        // Arrays of rows, columns and blocks are next to nothing beside the weights.
        HashSet<string> ofElements = [.. kernel.Tensors.Where(t => t.Space == StateSpace.Element).Select(t => t.Name)];
        Pass[] passes = [.. variant.Passes.Where(p => p.Space == StateSpace.Element)];
        int loads = passes.Sum(p => p.Loads.Count(l => ofElements.Contains(l.Tensor)));
        int stores = passes.Sum(p => p.Stores.Count(s => ofElements.Contains(s.Target)));
        int states = passes.SelectMany(p => p.Loads.Select(l => l.Tensor).Concat(p.Stores.Select(s => s.Target))).Distinct()
            .Count(t => kernel.Tensors.Any(s => s is { Role: TensorRole.State, Space: StateSpace.Element } && s.Name == t));
        int live = passes.Select(p => Liveness.MostLive(kernel.Graph, p)).Append(0).Max();
        return new CostCard(passes.Length, loads * size, stores * size, states * size, live);
    }
}
