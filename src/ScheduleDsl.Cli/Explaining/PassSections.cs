using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Cli.Explaining;

/// <summary>Collects the graph after each pass, verified.</summary>
internal sealed class PassSections
{
    private static readonly Graph Nothing = new(EquatableArray<Value>.Empty, EquatableArray<int>.Empty, EquatableArray<Variant>.Empty, -1);

    private readonly List<Section> sections = [];
    private Graph? last;

    /// <summary>What can be asked for by name: the walk that builds the graph, then the passes over it.</summary>
    public static IReadOnlyList<string> Names { get; } = [nameof(Walk), .. PassList.All.Select(p => p.Name)];

    public IReadOnlyList<Section> Sections => sections;

    /// <summary>To be handed to the lowering.</summary>
    public void Watch(string pass, Graph graph)
    {
        IReadOnlyList<string> wrong = GraphVerifier.Check(graph);
        string faults = string.Concat(wrong.Select(w => $"! {w}\n"));
        string verdict = wrong.Count == 0 ? "sound" : $"{wrong.Count} faults";
        (string change, Graph news) = Compare(graph);
        sections.Add(new Section(SectionKind.Pass, pass, $"After {pass}: {graph.Values.Count} values, {verdict}{change}", faults + GraphPrinter.Print(graph))
        {
            IsFaulty = wrong.Count > 0,
            Brief = faults + GraphPrinter.Print(news),
        });
        last = graph;
    }

    private (string Change, Graph News) Compare(Graph graph)
    {
        if (graph == last)
            return (", nothing changed", Nothing);
        return graph.Values == last?.Values ? (", values unchanged", graph with { Values = Nothing.Values }) : ("", graph);
    }
}
