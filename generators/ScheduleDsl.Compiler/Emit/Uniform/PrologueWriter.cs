using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Uniform;

/// <summary>
/// Writes the uniform code before the first loop: a decision tree over the uniform conditions, whose leaves fill the uniform
/// block and return the variant to run.
/// </summary>
internal static class PrologueWriter
{
    /// <param name="leaf">How the code reads a hyper or the step.</param>
    /// <param name="reserved">Names that the code around uses.</param>
    public static void Write(SourceWriter writer, Kernel kernel, Func<Value, string> leaf, IEnumerable<string> reserved, UniformDialect dialect)
    {
        Graph graph = kernel.Graph;
        UniformCode[] codes = [.. graph.Variants.Select(v => new UniformCode(graph, v))];
        int[] conditions = [.. graph.Variants.SelectMany(v => v.Decisions.Select(d => d.Condition))];
        int[] slots = [.. codes.SelectMany(c => c.Local(0)).Distinct()];

        // A condition on what a global state becomes is asked before shared code has run, so it is computed here.
        HashSet<int> underConditions = [.. Reach.From(graph, conditions)];
        SlotText text = new(graph, dialect);
        string? Known(int value) => UniformCode.IsFilledByRuntime(graph.Values[value]) || (graph.Values[value].Op == Op.Share && !underConditions.Contains(value)) ? text.Read(value) : null;
        UniformWriter uniforms = new(graph, slots.Concat(conditions), writer, leaf, [.. reserved, "uniforms"], dialect, Known);
        new Tree(writer, graph, uniforms, text, codes).Node([.. Enumerable.Range(0, graph.Variants.Count)], 0);
    }

    private sealed class Tree(SourceWriter writer, Graph graph, UniformWriter uniforms, SlotText text, UniformCode[] codes)
    {
        public void Node(int[] variants, int depth)
        {
            Variant first = graph.Variants[variants[0]];
            if (depth == first.Decisions.Count)
            {
                foreach (int slot in codes[variants[0]].Local(0))
                    writer.Line(text.Write(slot, uniforms.Expression(slot)));
                writer.Line($"return {variants[0]};");
                return;
            }
            string condition = uniforms.Expression(first.Decisions[depth].Condition);
            int[] Side(bool taken) => [.. variants.Where(v => graph.Variants[v].Decisions[depth].Taken == taken)];
            using (writer.Block($"if ({condition})"))
                uniforms.Scoped(() => Node(Side(true), depth + 1));
            using (writer.Block("else"))
                uniforms.Scoped(() => Node(Side(false), depth + 1));
        }
    }
}
