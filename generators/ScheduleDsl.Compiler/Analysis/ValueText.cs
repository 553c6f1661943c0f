using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>What a message calls a value.</summary>
public static class ValueText
{
    /// <summary>Its name in the source, or the name of what it is computed from first.</summary>
    public static string Of(Graph graph, int number)
    {
        Value value = graph.Values[number];
        while (value.Name.Length == 0 && value.Text.Length == 0 && value.Operands.Count > 0)
            value = graph.Values[value.Operands[0]];
        return value.Name.Length > 0 ? value.Name : value.Text;
    }
}
