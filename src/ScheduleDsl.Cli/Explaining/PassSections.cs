using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Cli.Explaining;

/// <summary>Collects the graph after each pass, verified.</summary>
internal sealed class PassSections
{
    private readonly List<Section> sections = [];
    private string last = "";

    /// <summary>What can be asked for by name: the walk that builds the graph, then the passes over it.</summary>
    public static IReadOnlyList<string> Names { get; } = [nameof(Walk), .. PassList.All.Select(p => p.Name)];

    public IReadOnlyList<Section> Sections => sections;

    /// <summary>To be handed to the lowering.</summary>
    public void Watch(string pass, Graph graph)
    {
        string text = GraphPrinter.Print(graph);
        IReadOnlyList<string> wrong = GraphVerifier.Check(graph);
        string verdict = wrong.Count == 0 ? "sound" : $"{wrong.Count} faults";
        string change = text == last ? ", unchanged" : "";
        string title = $"After {pass}: {graph.Values.Count} values, {verdict}{change}";
        sections.Add(new Section(SectionKind.Pass, pass, title, string.Concat(wrong.Select(w => $"! {w}\n")) + text)
        {
            IsFaulty = wrong.Count > 0,
            IsRepetition = text == last,
        });
        last = text;
    }
}
