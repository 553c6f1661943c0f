using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>What values compute, as a text that does not depend on the rule around them: equal texts compute the same from the same inputs.</summary>
public sealed class StructuralText(Graph graph)
{
    private readonly Dictionary<int, string> texts = [];

    public string Of(int number)
    {
        if (texts.TryGetValue(number, out string? known))
            return known;
        Value value = graph.Values[number];
        string name = value.Op == Op.Reduce ? Collective.Of(value).Name : value.Text;
        string text = $"{value.Op} {value.Type} {name}({string.Join(",", value.Operands.Select(Of))})";

        // Shared parts would make the text exponential.
        return texts[number] = StableHash.Of(text);
    }
}
