using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>A tensor that a loop touches.</summary>
/// <param name="Pointer">The loop method's parameter.</param>
/// <param name="Type">What its numbers are in memory.</param>
internal sealed record Operand(Tensor Tensor, string Pointer, string Type)
{
    /// <summary>Whether the type is a parameter of the loop's class, so that each load widens and each store narrows as it says.</summary>
    public bool IsStored => MemoryTypes.IsParameter(Type);
}

/// <summary>What every backend's loop over one pass has in common: its parameters, slots and names.</summary>
internal sealed class LoopPlan
{
    /// <summary>The vector 0, 1, 2 ... that a loop over times adds to the time of its first lane.</summary>
    public const string Places = "places";

    private readonly Graph graph;
    private readonly Dictionary<int, string> names = [];
    private readonly Dictionary<int, string> spanNames = [];
    private readonly int[] uses;

    /// <param name="reserved">Names of the frame around the loop, beside those of the CPU's.</param>
    public LoopPlan(Kernel kernel, Pass pass, IEnumerable<string>? reserved = null)
    {
        graph = kernel.Graph;
        Pass = pass;
        HashSet<string> touched = [.. pass.Stores.Select(s => s.Target)];
        HashSet<string> stored = [.. touched];
        touched.UnionWith(pass.Loads.Select(l => l.Tensor));

        Identifiers identifiers = new(["i", "count", "uniforms", LoopSignature.First, Places, .. reserved ?? LoopNest.Names]);
        Operands =
        [
            .. kernel.Tensors.Where(t => touched.Contains(t.Name))
                .Select(t => new Operand(t, identifiers.Unique("p" + Identifiers.Capital(t.Name)), MemoryTypes.Of(kernel, t))),
        ];
        Parameters = LoopSignature.Of(kernel, pass, Operands);

        // Weights choose their sides each for itself, so a test would nearly always find both; and it would end in a jump that is guessed wrong.
        Regions = LoopSignature.IsSeries(kernel) ? Regions.Of(graph, pass) : Regions.None;

        uses = new int[graph.Values.Count];
        foreach (int operand in pass.Values.SelectMany(v => graph.Values[v].Operands).Concat(pass.Stores.Select(s => s.Value)).Concat(pass.Reductions.Select(r => graph.Values[r].Operands[0])))
            uses[operand]++;

        // A constant may have a slot for code between loops, of another variant too: loops hold it themselves.
        Slots = [.. Enumerable.Range(0, graph.Slots.Count).Where(s => uses[graph.Slots[s]] > 0
            && !UniformCode.IsHeldByLoop(graph, graph.Values[graph.Slots[s]]) && !pass.Loads.Any(l => l.Value == graph.Slots[s]))];
        foreach (int slot in Slots)
            names.Add(graph.Slots[slot], identifiers.Unique(SlotName(graph.Slots[slot])));

        // What is about to be overwritten is called old, so that the source's name is free for the new value.
        foreach (Load load in pass.Loads)
        {
            string name = load.Tensor;
            names.Add(load.Value, identifiers.Unique(stored.Contains(name) ? "old" + Identifiers.Capital(name) : Identifiers.Plain(name)));
            if (IsOfSpan(kernel, pass, load.Tensor))
                spanNames.Add(load.Value, identifiers.Unique(names[load.Value] + "Here"));
        }
        int[] splits = [.. pass.Values.Where(Regions.Splits)];
        HashSet<int> tested = [.. splits, .. splits.Select(s => graph.Values[s].Operands[0])];
        Time = pass.Values.Where(v => graph.Values[v].Op == Op.Time).Select(v => identifiers.Unique("time")).FirstOrDefault();
        foreach (int value in pass.Values)
        {
            if (graph.Values[value].Op == Op.Time)
                names.Add(value, Time!);
            else if (!names.ContainsKey(value) && (graph.Values[value].Name.Length > 0 || uses[value] > 1 || tested.Contains(value)))
                names.Add(value, identifiers.Unique(graph.Values[value].Name.Length > 0 ? graph.Values[value].Name : "t"));
        }
    }

    public Pass Pass { get; }

    /// <summary>In the kernel's order; only what this variant touches.</summary>
    public IReadOnlyList<Operand> Operands { get; }

    /// <summary>The loop method's parameters.</summary>
    public IReadOnlyList<LoopParameter> Parameters { get; }

    /// <summary>What can be skipped where no element of a vector needs it.</summary>
    public Regions Regions { get; }

    /// <summary>The local that holds the elements' times, or null where none is read.</summary>
    public string? Time { get; }

    /// <summary>The slots of the uniform block that this loop reads.</summary>
    public IReadOnlyList<int> Slots { get; }

    /// <summary>What is loaded for each element.</summary>
    public IEnumerable<Load> Loads => Pass.Loads.Where(l => !spanNames.ContainsKey(l.Value));

    /// <summary>What is loaded once for each row or block.</summary>
    public IEnumerable<Load> SpanLoads => Pass.Loads.Where(l => spanNames.ContainsKey(l.Value));

    /// <summary>The single number of a value that a row or block has one of.</summary>
    public string SpanName(int value) => spanNames[value];

    /// <summary>What is stored for each element: neither reductions nor sums in the making.</summary>
    public IEnumerable<Store> Stores => Pass.Stores.Where(s => !Pass.Reductions.Contains(s.Value));

    /// <summary>Reductions that are added up lane by lane, in the order of their lanes.</summary>
    public IReadOnlyList<int> LaneReductions => [.. Pass.Reductions.Where(r => Collective.Of(graph.Values[r]).Scope != ReduceScope.Column)];

    /// <summary>Reductions whose partial results the runtime combines.</summary>
    public IReadOnlyList<int> WideReductions => [.. Pass.Reductions.Where(r => Collective.Of(graph.Values[r]).IsWide)];

    /// <summary>Where sums over columns grow.</summary>
    public IEnumerable<Store> ColumnSums => Pass.Stores.Where(s => Pass.Reductions.Contains(s.Value) && Collective.Of(graph.Values[s.Value]).Scope == ReduceScope.Column);

    /// <summary>Whether the loop is plain: one run over elements that leaves nothing behind but its stores.</summary>
    public bool IsPlain => Pass.Span == LoopSpan.None && Pass.Reductions.Count == 0;

    /// <summary>Values that become locals, in order; the others are written in place.</summary>
    public IEnumerable<int> Locals => Pass.Values.Where(v => graph.Values[v].Operands.Count > 0 && names.ContainsKey(v));

    /// <summary>The local that holds a value, or null.</summary>
    public string? Name(int value) => names.TryGetValue(value, out string? name) ? name : null;

    public string Pointer(string tensor) => Operand(tensor).Pointer;

    /// <summary>Whether a tensor's numbers are loaded and stored through <c>Stored</c>.</summary>
    public bool IsStored(string tensor) => Operand(tensor).IsStored;

    private Operand Operand(string tensor) => Operands.First(o => o.Tensor.Name == tensor);

    private static bool IsOfSpan(Kernel kernel, Pass pass, string tensor)
    {
        StateSpace space = kernel.Tensors.First(t => t.Name == tensor).Space;
        return pass.Span switch
        {
            LoopSpan.Rows => space == StateSpace.Row,
            LoopSpan.Blocks => space == StateSpace.Block,
            _ => false,
        };
    }

    private string SlotName(int number)
    {
        Value value = graph.Values[number];
        if (value.Name.Length > 0)
            return value.Name;
        Value source = value.Op == Op.Convert ? graph.Values[value.Operands[0]] : value;
        return source.Name.Length > 0 ? source.Name : source.Op is Op.Hyper or Op.State or Op.Input ? Identifiers.Plain(source.Text) : "uniform";
    }
}
