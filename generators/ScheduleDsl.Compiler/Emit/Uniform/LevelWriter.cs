using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Uniform;

/// <summary>Writes the uniform code between loops: for each variant and level the slots that become known there.</summary>
internal static class LevelWriter
{
    /// <summary>Whether there is any such code.</summary>
    public static bool IsNeeded(Graph graph, bool shared) => Levels(graph, shared).Any(l => l.Slots.Length > 0);

    /// <param name="shared">Code for the run, else for each group or matrix.</param>
    /// <param name="leaf">How the code reads a hyper or the step.</param>
    public static void Write(SourceWriter writer, Kernel kernel, bool shared, Func<Value, string> leaf, UniformDialect dialect)
    {
        Graph graph = kernel.Graph;
        SlotText text = new(graph, dialect);
        using IDisposable cases = writer.Block("switch (variant, level)");
        foreach ((int variant, int level, int[] slots) in Levels(graph, shared))
        {
            if (slots.Length == 0)
                continue;
            UniformCode code = new(graph, graph.Variants[variant]);
            string? Known(int value) => shared && !slots.Contains(value) && graph.Values[value].Op == Op.Share ? text.Read(value)
                : shared && !UniformCode.IsFilledByRuntime(graph.Values[value]) ? null
                : !shared && graph.Values[value].Op == Op.Share ? text.Read(value) : text.Known(code, level, value);
            using (writer.Block($"case ({variant}, {level}):"))
            {
                UniformWriter uniforms = new(graph, slots, writer, leaf, ["precision", "variant", "level", "hypers", "step", "uniforms"], dialect, Known);
                foreach (int slot in slots)
                    writer.Line(text.Write(slot, uniforms.Expression(slot)));
                writer.Line("return;");
            }
        }
    }

    private static IEnumerable<(int Variant, int Level, int[] Slots)> Levels(Graph graph, bool shared)
    {
        for (int v = 0; v < graph.Variants.Count; v++)
        {
            UniformCode code = new(graph, graph.Variants[v]);
            int last = graph.Variants[v].Interludes.Select(i => i.Level).Append(0).Max();
            for (int level = shared ? 0 : 1; level <= last; level++)
                yield return (v, level, [.. shared ? code.Shared(level) : code.Local(level)]);
        }
    }
}
