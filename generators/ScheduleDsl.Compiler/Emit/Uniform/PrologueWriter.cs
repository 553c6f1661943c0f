using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Uniform;

/// <summary>
/// Writes the code that runs once per step: a decision tree over the uniform conditions, whose leaves fill the uniform
/// block and return the variant to run.
/// </summary>
internal static class PrologueWriter
{
    /// <param name="leaf">How the code reads a hyper or the step.</param>
    /// <param name="reserved">Names that the code around uses.</param>
    public static void Write(SourceWriter writer, Kernel kernel, Func<Value, string> leaf, IEnumerable<string> reserved)
    {
        Graph graph = kernel.Graph;
        IEnumerable<int> roots = graph.Slots.Concat(graph.Variants.SelectMany(v => v.Decisions.Select(d => d.Condition)));
        UniformWriter uniforms = new(graph, roots, writer, leaf, [.. reserved, "uniforms"]);
        Node(writer, graph, uniforms, [.. Enumerable.Range(0, graph.Variants.Count)], 0);
    }

    private static void Node(SourceWriter writer, Graph graph, UniformWriter uniforms, int[] variants, int depth)
    {
        Variant first = graph.Variants[variants[0]];
        if (depth == first.Decisions.Count)
        {
            Leaf(writer, graph, uniforms, variants[0]);
            return;
        }
        string condition = uniforms.Expression(first.Decisions[depth].Condition);
        int[] Side(bool taken) => [.. variants.Where(v => graph.Variants[v].Decisions[depth].Taken == taken)];
        using (writer.Block($"if ({condition})"))
            uniforms.Scoped(() => Node(writer, graph, uniforms, Side(true), depth + 1));
        using (writer.Block("else"))
            uniforms.Scoped(() => Node(writer, graph, uniforms, Side(false), depth + 1));
    }

    private static void Leaf(SourceWriter writer, Graph graph, UniformWriter uniforms, int variant)
    {
        HashSet<int> needed = [.. Reach.From(graph, graph.Variants[variant].Stores.Select(s => s.Value))];
        for (int slot = 0; slot < graph.Slots.Count; slot++)
        {
            int value = graph.Slots[slot];
            if (!needed.Contains(value))
                continue;
            string text = uniforms.Expression(value);
            writer.Line($"uniforms[{slot}] = {Store(graph.Values[value].Type, text)};");
        }
        writer.Line($"return {variant};");
    }

    // A slot holds 64 bits: floats and 32-bit integers are exact in a double, a long goes by its bits.
    private static string Store(IrType type, string text) => type switch
    {
        IrType.Bool => $"({text}) ? 1.0 : 0.0",
        IrType.Int64 => $"global::System.BitConverter.Int64BitsToDouble({text})",
        _ => text,
    };
}
