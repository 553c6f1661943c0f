using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Uniform;

/// <summary>How uniform code reads and writes the uniform block.</summary>
internal sealed class SlotText(Graph graph, UniformDialect dialect)
{
    private readonly Dictionary<int, int> places = graph.Slots.Select((value, place) => (value, place)).ToDictionary(s => s.value, s => s.place);

    public int PlaceOf(int value) => places[value];

    public string Read(int value) => dialect.Read(graph.Values[value].Type, places[value]) is var text && text.Contains(' ') ? $"({text})" : text;

    public string Write(int value, string text) => dialect.Write(graph.Values[value].Type, places[value], text);

    /// <summary>What code of a level reads from the block: what the runtime or earlier code has put there.</summary>
    public string? Known(UniformCode code, int level, int value) =>
        UniformCode.IsFilledByRuntime(graph.Values[value]) || (places.ContainsKey(value) && code.Slots.Contains(value) && code.LevelOf(value) < level) ? Read(value) : null;
}
