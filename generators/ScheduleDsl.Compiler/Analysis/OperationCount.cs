using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>The arithmetic that a loop does in each iteration.</summary>
public static class OperationCount
{
    /// <summary>Every operation is one, a fused multiply-add two; other readings of the same bits are none. A reduction adds one.</summary>
    public static int Of(Graph graph, Pass pass) => pass.Values.Sum(v => Of(graph.Values[v])) + pass.Reductions.Count;

    /// <summary>Divisions, remainders and square roots.</summary>
    public static int Slow(Graph graph, Pass pass) => pass.Values.Count(v => IsSlow(graph.Values[v]));

    public static bool IsSlow(Value value) => value.Op is Op.Divide or Op.Remainder or Op.SquareRoot;

    private static int Of(Value value) => value.Op switch
    {
        Op.FusedMultiplyAdd => 2,
        Op.Reinterpret => 0,
        _ => value.Operands.Count > 0 ? 1 : 0,
    };
}
