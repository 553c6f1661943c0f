using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <summary>A value as a sum of other values with constant factors, so that what stands in it with both signs cancels.</summary>
internal sealed class LinearForm
{
    private const int Deepest = 12;

    private LinearForm(double constant, Dictionary<int, double> factors) => (Constant, Factors) = (constant, factors);

    public double Constant { get; }

    public IReadOnlyDictionary<int, double> Factors { get; }

    public static LinearForm Of(Graph graph, int value, int depth = 0)
    {
        value = Plain(graph, value);
        Value v = graph.Values[value];
        if (v.Type.IsFloat() && depth < Deepest)
        {
            switch (v.Op)
            {
                case Op.Literal:
                    return new LinearForm(Literal(v), []);
                case Op.Add:
                    return Of(graph, v.Operands[0], depth + 1).Plus(Of(graph, v.Operands[1], depth + 1), 1);
                case Op.Subtract:
                    return Of(graph, v.Operands[0], depth + 1).Plus(Of(graph, v.Operands[1], depth + 1), -1);
                case Op.Negate:
                    return Nothing.Plus(Of(graph, v.Operands[0], depth + 1), -1);
                case Op.Multiply when graph.Values[v.Operands[0]].Op == Op.Literal:
                    return Nothing.Plus(Of(graph, v.Operands[1], depth + 1), Literal(graph.Values[v.Operands[0]]));
                case Op.Multiply when graph.Values[v.Operands[1]].Op == Op.Literal:
                    return Nothing.Plus(Of(graph, v.Operands[0], depth + 1), Literal(graph.Values[v.Operands[1]]));
            }
        }
        return new LinearForm(0, new Dictionary<int, double> { [value] = 1 });
    }

    /// <summary>The value without conversions between floating-point types, which round and change nothing else.</summary>
    public static int Plain(Graph graph, int value)
    {
        while (graph.Values[value] is { Op: Op.Convert or Op.Share } v && v.Type.IsFloat() && graph.Values[v.Operands[0]].Type.IsFloat())
            value = v.Operands[0];
        return value;
    }

    public LinearForm Plus(LinearForm other, double factor)
    {
        Dictionary<int, double> sum = Factors.ToDictionary(f => f.Key, f => f.Value);
        foreach (KeyValuePair<int, double> term in other.Factors)
            sum[term.Key] = (sum.TryGetValue(term.Key, out double known) ? known : 0) + factor * term.Value;
        foreach (int cancelled in sum.Where(t => t.Value == 0).Select(t => t.Key).ToList())
            sum.Remove(cancelled);
        return new LinearForm(Constant + factor * other.Constant, sum);
    }

    private static LinearForm Nothing { get; } = new(0, []);

    private static double Literal(Value literal) => IR.IrTypes.IsFloat(literal.Type) ? Analysis.Constant.Parse(literal.Type, literal.Text).ToDouble() : double.NaN;
}
