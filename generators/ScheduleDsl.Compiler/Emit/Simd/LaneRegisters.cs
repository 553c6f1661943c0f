using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Simd;

/// <summary>
/// The lanes of a vector loop's reductions, kept in registers. A vector covers only some of the 32, so each reduction has a few of them that take
/// turns: after every vector the next one comes to the front. No load waits for the store before it, and the loop is written once.
/// </summary>
internal sealed class LaneRegisters(Kernel kernel, LoopPlan plan, LoopNest nest, int bits)
{
    // Lanes that are combined in double.
    private const int Least = 4;

    private readonly string vector = SimdIntrinsics.Alias(bits);
    private readonly int size = kernel.Real == IrType.Float64 ? 64 : 32;
    private readonly int width = bits / (kernel.Real == IrType.Float64 ? 64 : 32);

    private int Count => LoopNest.LaneCount / width;

    public void Declare(SourceWriter writer, SimdExpressionWriter expressions) => Set(writer, expressions, "var ");

    /// <summary>Begins a new chunk.</summary>
    public void Reset(SourceWriter writer, SimdExpressionWriter expressions) => Set(writer, expressions, "");

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

    /// <summary>Combines the lanes of a whole chunk as <c>CompilerServices.Lanes</c> does: halves of the 32 until four are left, and these in double.</summary>
    public void Reduce(SourceWriter writer, int reduction, string target)
    {
        ReduceKind kind = nest.Kind(reduction);
        List<string> vectors = [.. Enumerable.Range(0, Count).Select(j => Name(reduction, j))];
        int made = 0;
        while (vectors.Count > 1 && vectors.Count * width > Least)
        {
            int half = vectors.Count / 2;
            vectors = [.. Enumerable.Range(0, half).Select(j => Made(Combine(vector, kind, vectors[j], vectors[j + half])))];
        }
        for (int wide = bits; vectors.Count == 1 && wide / size > Least; wide /= 2)
        {
            string whole = SimdIntrinsics.Alias(wide);
            vectors = [Made(Combine(SimdIntrinsics.Alias(wide / 2), kind, $"{whole}.GetLower({vectors[0]})", $"{whole}.GetUpper({vectors[0]})"))];
        }

        string[] four = [.. vectors.SelectMany(v => Enumerable.Range(0, Least / vectors.Count).Select(j => $"(double){v}[{j}]"))];
        writer.Line($"{target} = {LoopNest.Combine(kind, IrType.Float64, $"({LoopNest.Combine(kind, IrType.Float64, four[0], four[2])})", $"({LoopNest.Combine(kind, IrType.Float64, four[1], four[3])})")};");

        string Made(string value)
        {
            string name = $"_halves{nest.PlaceOf(reduction)}_{made++}";
            writer.Line($"var {name} = {value};");
            return name;
        }
    }

    /// <summary>Two vectors of partial results as one.</summary>
    public static string Combine(string vector, ReduceKind kind, string before, string operand) =>
        kind == ReduceKind.Sum ? $"{before} + {operand}" : $"{vector}.{kind}({before}, {operand})";

    private void Set(SourceWriter writer, SimdExpressionWriter expressions, string declaration)
    {
        foreach (int reduction in plan.LaneReductions)
        {
            for (int j = 0; j < Count; j++)
                writer.Line($"{declaration}{Name(reduction, j)} = {expressions.Broadcast(LoopNest.Start(nest.Kind(reduction), kernel.Real))};");
        }
    }

    // Names of values never begin with an underscore.
    private string Name(int reduction, int place) => $"_lanes{nest.PlaceOf(reduction)}_{place}";
}
