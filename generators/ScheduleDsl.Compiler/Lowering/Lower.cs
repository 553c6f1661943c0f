using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering.Passes;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>From a bound unit to what is emitted.</summary>
public static class Lower
{
    /// <summary>Lowers a rule for one precision.</summary>
    /// <param name="real">Float32 for the rule as written, Float64 for the rule with every float replaced by double.</param>
    /// <param name="watch">Sees the graph after each pass, by the pass's name.</param>
    /// <exception cref="LoweringException">The rule asks for something that has no lowering; the message says what.</exception>
    public static Kernel Rule(Rule rule, IrType real, Action<string, Graph>? watch = null)
    {
        Rule typed = real == IrType.Float64 ? WidenToDouble.Run(rule) : rule;
        Graph graph = Passes(Walk.Rule(typed), watch);
        return new Kernel(Tensors(typed, graph).ToEquatableArray(), typed.Hypers, real, graph);
    }

    /// <summary>Lowers a function that uniform code calls.</summary>
    /// <exception cref="LoweringException">The function asks for something that has no such lowering; the message says what.</exception>
    public static Graph Function(Function function, IEnumerable<Function> functions) => Passes(Walk.Function(function, functions), null);

    private static IEnumerable<Tensor> Tensors(Rule rule, Graph graph)
    {
        IEnumerable<Tensor> inputs = rule.Inputs.Where(i => i.Kind != InputKind.Scalar).Select(i => i.Kind switch
        {
            InputKind.Parameter => new Tensor(i.Name, TensorRole.Parameter, 0),
            InputKind.Gradient => new Tensor(i.Name, TensorRole.Gradient, 0),
            _ => new Tensor(i.Name, TensorRole.Input, rule.FurtherInputs.ToList().IndexOf(i)),
        });
        IEnumerable<Tensor> states = rule.States.Select((s, place) => new Tensor(s.Name, TensorRole.State, place) { Space = s.Space })
            .Where(s => !RateOf.OfSpace(s.Space).IsUniform());
        IEnumerable<Tensor> scratch = graph.Variants.SelectMany(v => v.AllPasses.Concat(v.PassesInCache))
            .SelectMany(p => p.Loads.Select(l => l.Tensor).Concat(p.Stores.Select(s => s.Target))).SelectMany(t => Scratch.IsScratch(t) ? new[] { t, Scratch.ReadName(t) } : [])
            .Distinct().OrderBy(t => t, StringComparer.Ordinal).Select(Scratch.Tensor);
        IEnumerable<Tensor> draws = graph.Values.Where(v => v.Op == Op.Draw).Select(v => DrawText.Tensor(v.Text));
        IEnumerable<Tensor> outputs = rule.Outputs.Select((p, place) => new Tensor(p.OutputTensor, TensorRole.Output, place));
        return inputs.Concat(states).Concat(scratch).Concat(draws).Concat(outputs);
    }

    /// <summary>Lowers a schedule for loops over successive times: what depends on the time varies, all else is uniform.</summary>
    /// <exception cref="LoweringException">The body asks for something that has no such lowering; the message says what.</exception>
    public static Kernel Series(Schedule schedule, Action<string, Graph>? watch = null)
    {
        Tensor values = new("values", TensorRole.Series, 0);
        return new Kernel(EquatableArray.Of(values), schedule.Properties, IrType.Float64, Passes(Walk.Series(schedule, values.Name), watch));
    }

    /// <summary>Lowers a body that is uniform altogether.</summary>
    public static Graph Uniform(Block body, IEnumerable<Function> functions, Action<string, Graph>? watch = null) =>
        Passes(Walk.Uniform(body, functions), watch);

    /// <summary>Lowers one uniform expression.</summary>
    public static Graph Uniform(Expression expression, IEnumerable<Function> functions) =>
        Uniform(new Block(EquatableArray.Of<Statement>(new Return(expression))), functions);

    private static Graph Passes(Graph graph, Action<string, Graph>? watch)
    {
        watch?.Invoke(nameof(Walk), graph);
        foreach ((string name, Func<Graph, Graph> run) in PassList.All)
        {
            graph = run(graph);
            watch?.Invoke(name, graph);
        }
        return graph;
    }
}
