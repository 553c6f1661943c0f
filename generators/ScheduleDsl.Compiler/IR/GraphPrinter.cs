using System.Linq;
using System.Text;

namespace ScheduleDsl.Compiler.IR;

/// <summary>Prints a lowered graph: one value a line with its type and rate, then the variants.</summary>
public static class GraphPrinter
{
    public static string Print(Graph graph)
    {
        StringBuilder text = new();
        for (int i = 0; i < graph.Values.Count; i++)
        {
            Value value = graph.Values[i];
            string operands = string.Concat(value.Operands.Select(o => $" %{o}"));
            string leaf = value.Text.Length > 0 ? " " + value.Text : "";
            string name = value.Name.Length > 0 ? $"   ; {value.Name}" : "";
            text.Append($"%{i} = {value.Op}{leaf}{operands} : {value.Type} @{value.Rate}{name}\n");
        }
        if (graph.Slots.Count > 0)
            text.Append($"slots{string.Concat(graph.Slots.Select(s => $" %{s}"))}\n");
        for (int i = 0; i < graph.Variants.Count; i++)
            Print(text, graph.Variants[i], i);
        if (graph.Result >= 0)
            text.Append($"result %{graph.Result}\n");
        return text.ToString();
    }

    private static void Print(StringBuilder text, Variant variant, int index)
    {
        text.Append($"variant {index}{string.Concat(variant.Decisions.Select(d => d.Taken ? $" %{d.Condition}" : $" !%{d.Condition}"))}\n");
        foreach (Pass pass in variant.Passes)
            Print(text, pass, pass.IsSelection ? "select" : pass.Matrix >= 0 ? "matrix" : "pass");
        foreach (Pass pass in variant.PassesInCache.Except(variant.Passes))
            Print(text, pass, "keep");
        foreach (Store store in variant.Stores)
            text.Append($"  store {store.Target} <- %{store.Value}\n");
    }

    private static void Print(StringBuilder text, Pass pass, string word) =>
        text.Append($"  {word}{string.Concat(pass.Loads.Select(l => l.Value).Concat(pass.Values).OrderBy(v => v).Select(v => $" %{v}"))}\n");
}
