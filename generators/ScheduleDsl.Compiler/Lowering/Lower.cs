using System;
using System.Collections.Generic;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

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
        return new Kernel(typed, real, Passes(Walk.Rule(typed), watch));
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
