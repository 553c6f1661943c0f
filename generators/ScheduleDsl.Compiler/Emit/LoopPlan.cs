using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>A tensor that a loop touches.</summary>
/// <param name="Name">Input or state.</param>
/// <param name="Pointer">The loop method's parameter.</param>
/// <param name="State">The state's place in the rule, or -1 for an input.</param>
internal sealed record Operand(string Name, string Pointer, int State, InputKind Kind);

/// <summary>What every backend's loop over one pass has in common: its parameters, slots and names.</summary>
internal sealed class LoopPlan
{
    private readonly Graph graph;
    private readonly Dictionary<int, string> names = [];
    private readonly int[] uses;

    public LoopPlan(Kernel kernel, Variant variant, Pass pass)
    {
        graph = kernel.Graph;
        Pass = pass;
        HashSet<string> touched = [.. pass.Stores.Select(s => s.Target)];
        HashSet<string> stored = [.. touched];
        touched.UnionWith(pass.Values.Select(v => graph.Values[v]).Where(v => v.Op is Op.Input or Op.State).Select(v => v.Text));

        Identifiers identifiers = new(["i", "count", "uniforms"]);
        Operands =
        [
            .. kernel.Rule.Inputs.Select(i => (i.Name, State: -1, i.Kind))
                .Concat(kernel.Rule.States.Select((s, place) => (s.Name, State: place, Kind: InputKind.Parameter)))
                .Where(o => touched.Contains(o.Name))
                .Select(o => new Operand(o.Name, identifiers.Unique("p" + char.ToUpperInvariant(o.Name[0]) + o.Name.Substring(1)), o.State, o.Kind)),
        ];

        uses = new int[graph.Values.Count];
        foreach (int operand in pass.Values.SelectMany(v => graph.Values[v].Operands).Concat(pass.Stores.Select(s => s.Value)))
            uses[operand]++;
        Slots = [.. Enumerable.Range(0, graph.Slots.Count).Where(s => uses[graph.Slots[s]] > 0)];
        foreach (int slot in Slots)
            names.Add(graph.Slots[slot], identifiers.Unique(SlotName(graph.Slots[slot])));

        // What is about to be overwritten is called old, so that the source's name is free for the new value.
        foreach (int load in Loads)
        {
            string name = graph.Values[load].Text;
            names.Add(load, identifiers.Unique(stored.Contains(name) ? "old" + char.ToUpperInvariant(name[0]) + name.Substring(1) : name));
        }
        foreach (int value in pass.Values.Where(v => !IsLoad(v) && (graph.Values[v].Name.Length > 0 || uses[v] > 1)))
            names.Add(value, identifiers.Unique(graph.Values[value].Name.Length > 0 ? graph.Values[value].Name : "t"));
    }

    public Pass Pass { get; }

    /// <summary>Inputs, then states, in declaration order; only what this variant touches.</summary>
    public IReadOnlyList<Operand> Operands { get; }

    /// <summary>The slots of the uniform block that this loop reads.</summary>
    public IReadOnlyList<int> Slots { get; }

    public IEnumerable<int> Loads => Pass.Values.Where(IsLoad);

    /// <summary>Values that become locals, in order; the others are written in place.</summary>
    public IEnumerable<int> Locals => Pass.Values.Where(v => !IsLoad(v) && names.ContainsKey(v));

    /// <summary>The local that holds a value, or null.</summary>
    public string? Name(int value) => names.TryGetValue(value, out string? name) ? name : null;

    public string Pointer(string tensor) => Operands.First(o => o.Name == tensor).Pointer;

    /// <summary>The loop method's parameters.</summary>
    public string Parameters(string real) =>
        string.Join(", ", Operands.Select(o => $"{real}* {o.Pointer}").Concat(["nint count", "double* uniforms"]));

    /// <summary>Arguments for those parameters, from what <c>CompiledRule.Run</c> is handed.</summary>
    public string Arguments(string real) => string.Join(", ", Operands
        .Select(o => o.State >= 0 ? $"({real}*)states[{o.State}]" : o.Kind == InputKind.Parameter ? "parameters" : "gradients")
        .Concat(["count", "uniforms"]));

    private bool IsLoad(int value) => graph.Values[value].Op is Op.Input or Op.State;

    private string SlotName(int number)
    {
        Value value = graph.Values[number];
        if (value.Name.Length > 0)
            return value.Name;
        Value source = value.Op == Op.Convert ? graph.Values[value.Operands[0]] : value;
        return source.Name.Length > 0 ? source.Name : source.Op == Op.Hyper ? source.Text : "uniform";
    }
}
