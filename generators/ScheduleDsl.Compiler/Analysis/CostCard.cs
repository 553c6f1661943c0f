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
        int loads = variant.Passes.Sum(p => p.Loads.Count);
        int stores = variant.Passes.Sum(p => p.Stores.Count);
        int states = variant.Passes.SelectMany(p => p.Loads).Select(l => kernel.Graph.Values[l.Value])
            .Where(v => v.Op == Op.State).Select(v => v.Text)
            .Concat(variant.Stores.Select(s => s.Target).Where(t => kernel.Tensors.Any(s => s.Role == TensorRole.State && s.Name == t))).Distinct().Count();
        int live = variant.Passes.Max(p => Liveness.MostLive(kernel.Graph, p));
        return new CostCard(variant.Passes.Count, loads * size, stores * size, states * size, live);
    }
}
