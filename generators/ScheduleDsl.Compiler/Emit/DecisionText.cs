using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>A uniform condition and the side taken, in the words of the rule.</summary>
public static class DecisionText
{
    /// <summary>Such as <c>not: weightDecay != 0.0</c>.</summary>
    public static string Of(Graph graph, Decision decision)
    {
        ScalarExpressionWriter words = new(
            graph, v => v != decision.Condition && graph.Values[v].Name.Length > 0 ? graph.Values[v].Name : null, v => v.Op == Op.Step ? "Step" : v.Text);
        return (decision.Taken ? "" : "not: ") + words.Definition(decision.Condition);
    }
}
