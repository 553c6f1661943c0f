using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>What a step consists of, for people: each variant's loops, and the uniform code before, between and after them.</summary>
public sealed class PlanText
{
    private readonly Graph graph;
    private readonly LoopList loops;
    private readonly StringBuilder text = new();

    // A name that the source gives several values stands for each of them in turn: the second is called name2.
    private readonly Dictionary<int, string> names = [];

    // Where the variant at hand keeps what matrix operations give.
    private Dictionary<int, string> matrices = [];

    private PlanText(Graph graph)
    {
        (this.graph, loops) = (graph, new LoopList(graph));
        HashSet<string> taken = [];
        for (int i = 0; i < graph.Values.Count; i++)
        {
            if (graph.Values[i] is { Operands.Count: > 0, Name.Length: > 0 } value)
                names[i] = value.Rate.IsUniform() ? Unique(value.Name) : value.Name;
        }

        string Unique(string name)
        {
            string unique = name;
            for (int i = 2; !taken.Add(unique); i++)
                unique = name + i;
            return unique;
        }
    }

    public static string Of(Kernel kernel)
    {
        PlanText plan = new(kernel.Graph);
        for (int i = 0; i < kernel.Graph.Variants.Count; i++)
            plan.Write(kernel.Graph.Variants[i], i);
        return plan.text.ToString();
    }

    private void Write(Variant variant, int place)
    {
        matrices = variant.AllPasses.Where(p => p.Matrix >= 0).GroupBy(p => p.Matrix).ToDictionary(p => p.Key, p => p.First().Stores[0].Target);
        string when = string.Join("; ", variant.Decisions.Select(d => DecisionText.Of(graph, d)));
        text.Append($"variant {place}: {(when.Length > 0 ? when : "always")}{(variant.Applies ? "" : "; the step does not count")}\n");
        UniformCode code = new(graph, variant);
        Lines("first", Uniforms(code, 0));
        for (int i = 0; i <= variant.Passes.Count; i++)
        {
            foreach (Interlude interlude in variant.Interludes.Where(n => n.Before == i))
            {
                Lines("then", [$"once known for {Span(interlude.Barrier)}:", .. Uniforms(code, interlude.Level)]);
                if (interlude.Gate >= 0)
                    Line("gate", [$"ends here unless {Expression(interlude.Gate, asDefinition: true)}"]);
            }
            if (i < variant.Passes.Count)
                Loop(variant.Passes[i], "loop");
        }
        Line("last", Kept(variant.Stores));
        foreach (Pass pass in variant.PassesInCache.Except(variant.Passes))
            Loop(pass, "keep");
        foreach (Pass pass in variant.RejectedPasses)
            Loop(pass, "else");
        Line("else", Kept(variant.RejectedStores));
    }

    private void Loop(Pass pass, string word)
    {
        if (pass.IsSelection)
        {
            Line("select", [.. pass.Loads.Select(l => $"reads {l.Tensor}"), .. pass.Reductions.Select(r => $"selects {Reduction(graph.Values[r])}")]);
            return;
        }
        if (pass.Matrix >= 0)
        {
            Line("matrix", [$"{pass.Stores[0].Target} = {graph.Values[pass.Matrix].Text}({string.Join(", ", pass.Loads.Select(l => l.Tensor))}), {MatrixSpaces.Words(graph.Values[pass.Matrix].Rate)}"]);
            return;
        }
        List<string> parts = [Space(pass) + (pass.IsEpilogue ? ", in blocks of the product" : pass.IsPrologue ? ", in panels of the next product" : "")];
        Add("reads", pass.Loads.Select(l => l.Tensor));
        Add("writes", pass.Stores.Where(s => !pass.Reductions.Contains(s.Value)).Select(s => s.Target));
        Add("reduces", pass.Reductions.Select(r => Reduction(graph.Values[r])));
        Line($"{word} {loops.Number(pass)}", parts);

        void Add(string verb, IEnumerable<string> what)
        {
            if (string.Join(", ", what.Distinct()) is { Length: > 0 } names)
                parts.Add($"{verb} {names}");
        }
    }

    private void Line(string word, IReadOnlyCollection<string> parts)
    {
        if (parts.Count > 0)
            text.Append($"  {word,-8}{string.Join("; ", parts)}\n");
    }

    private void Lines(string word, IReadOnlyList<string> lines)
    {
        for (int i = 0; i < lines.Count; i++)
            Line(i == 0 ? word : "", [lines[i]]);
    }

    private static string Space(Pass pass)
    {
        string over = pass.Space == StateSpace.Element ? "elements" : MatrixSpaces.RateOf(pass.Space) is { } rate ? MatrixSpaces.Words(rate) : pass.Space.ToString().ToLowerInvariant() + "s";
        string span = pass.Span == LoopSpan.None ? "" : $" by {pass.Span.ToString().ToLowerInvariant()}";
        return $"over {over}{span}{(pass.IsPerMatrix ? " of each matrix" : "")}";
    }

    private static string Span(ReduceScope scope) => scope switch
    {
        ReduceScope.All => "the run",
        ReduceScope.Group => "the group",
        ReduceScope.Tensor => "the tensor",
        _ => "the matrix",
    };

    // What has a name in the source, in order, and then what loops read of it beyond that.
    private string[] Uniforms(UniformCode code, int level)
    {
        int[] slots = [.. code.Shared(level).Concat(code.Local(level))];
        string[] named =
        [
            .. Reach.From(graph.Values, slots, v => v.Op != Op.Reduce).OrderBy(v => v)
                .Where(v => Name(v) is not null && graph.Values[v].Op != Op.Reduce && graph.Values[v].Rate.IsUniform() && code.LevelOf(v) == level)
                .Select(v => $"{Name(v)} = {Expression(v, asDefinition: true)}").Distinct(),
        ];
        IEnumerable<string> others = slots.Select(Widest).Where(v => graph.Values[v].Operands.Count > 0 && Name(v) is null).Select(v => Expression(v, asDefinition: true));
        return [.. named, .. others.Distinct().Where(o => !named.Any(n => n.EndsWith($"= {o}") || n.EndsWith($"= ({o})")))];
    }

    // A slot that narrows a value says nothing that the value does not.
    private int Widest(int value) => graph.Values[value] is { Op: Op.Convert or Op.Share } narrowed ? Widest(narrowed.Operands[0]) : value;

    private string[] Kept(IEnumerable<Store> stores) =>
    [
        .. stores.Where(s => graph.SpaceOf(s.Target) is StateSpace.Tensor or StateSpace.Global)
            .Select(s => graph.Values[s.Value].Name == s.Target ? $"keeps {Name(s.Value)}" : $"keeps {Expression(s.Value, asDefinition: false)} as {s.Target}"),
    ];

    private string Reduction(Value reduction) => $"{Collective.Of(reduction).Name}({string.Join(", ", new[] { reduction.Operands[0] }.Concat(reduction.Operands.Skip(2)).Select(o => Expression(o, asDefinition: false)))})";

    private string Expression(int value, bool asDefinition)
    {
        ScalarExpressionWriter words = new(graph, Name, v => v.Op == Op.Step ? "Step" : v.Text);
        string written = asDefinition && graph.Values[value].Op != Op.Reduce ? words.Definition(value) : words.Write(value);

        // Reads as the rule does: what C# has to be told of types says nothing here.
        written = Regex.Replace(written, @"global::(ScheduleDsl\.(Language\.)?|System\.)?|\bMathF?\.", "").Replace("(double)", "").Replace("(Scalar)", "");
        return Regex.Replace(written, @"(?<!\w)\((?!float\)|int\)|long\)|bool\))([\w.]+)\)", "$1");
    }

    // What has no name stands in place; so does a collective, over its operand.
    private string? Name(int value) => graph.Values[value].Op == Op.Reduce ? Reduction(graph.Values[value])
        : matrices.TryGetValue(value, out string? place) ? place
        : names.TryGetValue(value, out string? name) ? name : null;
}
