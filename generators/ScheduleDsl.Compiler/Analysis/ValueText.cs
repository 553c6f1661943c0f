using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>What a message calls a value.</summary>
public static class ValueText
{
    /// <summary>Its name in the source, or the name of the first that it is computed from; numbers say less than names.</summary>
    public static string Of(Graph graph, int number)
    {
        Value value = graph.Values[number];
        while (value.Name.Length == 0 && value.Text.Length == 0 && value.Operands.Count > 0)
            value = value.Operands.Select(o => graph.Values[o]).FirstOrDefault(v => v.Op != Op.Literal) ?? graph.Values[value.Operands[0]];
        return value.Name.Length > 0 ? value.Name : value.Text;
    }
}
