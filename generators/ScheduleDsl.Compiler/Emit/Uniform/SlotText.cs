using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Uniform;

/// <summary>How uniform code reads and writes the uniform block.</summary>
internal sealed class SlotText(Graph graph)
{
    private readonly Dictionary<int, int> places = graph.Slots.Select((value, place) => (value, place)).ToDictionary(s => s.value, s => s.place);

    public int PlaceOf(int value) => places[value];

    public string Read(int value) => ScalarKernelWriter.ReadSlot(graph.Values[value].Type, places[value]) is var text && text.Contains(' ') ? $"({text})" : text;

    /// <summary>A slot holds 64 bits: floats and 32-bit integers are exact in a double, a long goes by its bits.</summary>
    public string Write(int value, string text) => $"uniforms[{places[value]}] = " + graph.Values[value].Type switch
    {
        IrType.Bool => $"({text}) ? 1.0 : 0.0;",
        IrType.Int64 => $"global::System.BitConverter.Int64BitsToDouble({text});",
        _ => $"{text};",
    };

    /// <summary>What code of a level reads from the block: what the runtime or earlier code has put there.</summary>
    public string? Known(UniformCode code, int level, int value) =>
        UniformCode.IsFilledByRuntime(graph.Values[value]) || (places.ContainsKey(value) && code.Slots.Contains(value) && code.LevelOf(value) < level) ? Read(value) : null;
}
