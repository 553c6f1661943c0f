using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Simd;

/// <summary>
/// The lanes of a vector loop's reductions, kept in registers. A vector covers only some of the 32, so each reduction has a few of them that take
/// turns: after every vector the next one comes to the front. No load waits for the store before it, and the loop is written once.
/// </summary>
internal sealed class LaneRegisters(Kernel kernel, LoopPlan plan, LoopNest nest, int bits)
{
    private readonly string vector = SimdIntrinsics.Alias(bits);
    private readonly int width = bits / (kernel.Real == IrType.Float64 ? 64 : 32);

    private int Count => LoopNest.LaneCount / width;

    public void Declare(SourceWriter writer, SimdExpressionWriter expressions)
    {
        foreach (int reduction in plan.LaneReductions)
        {
            for (int j = 0; j < Count; j++)
                writer.Line($"var {Name(reduction, j)} = {expressions.Broadcast(LoopNest.Start(nest.Kind(reduction), kernel.Real))};");
        }
    }

    /// <summary>Takes in the operand of one vector of elements.</summary>
    public void Add(SourceWriter writer, int reduction, string operand)
    {
        writer.Line($"var {Name(reduction, Count)} = {Combine(vector, nest.Kind(reduction), Name(reduction, 0), operand)};");
        for (int j = 0; j < Count; j++)
            writer.Line($"{Name(reduction, j)} = {Name(reduction, j + 1)};");
    }

    /// <summary>Puts all lanes into memory, each where it belongs after <c>i</c> elements.</summary>
    public void Store(SourceWriter writer)
    {
        foreach (int reduction in plan.LaneReductions)
        {
            for (int j = 0; j < Count; j++)
                writer.Line($"{vector}.Store({Name(reduction, j)}, {nest.LanesOf(reduction)} + ((i + {j * width}) & {LoopNest.LaneCount - 1}));");
        }
    }

    /// <summary>Two vectors of partial results as one.</summary>
    public static string Combine(string vector, ReduceKind kind, string before, string operand) =>
        kind == ReduceKind.Sum ? $"{before} + {operand}" : $"{vector}.{kind}({before}, {operand})";

    // Names of values never begin with an underscore.
    private string Name(int reduction, int place) => $"_lanes{nest.PlaceOf(reduction)}_{place}";
}
