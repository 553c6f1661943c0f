using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>
/// Walks a bound body once for each combination of its uniform conditions and writes down the operations it performs:
/// calls are inlined, loops unrolled, varying branches become selects. What remains is straight-line code.
/// </summary>
public sealed partial class Walk
{
    // Sides that go on with the rest of the body after a branch that may return double the walk; results that merge do not show it.
    private const int MostStatements = 200_000;

    // Each condition doubles the loops to compile; a rule with more is better written with selects (?:).
    private const int MostVariants = 64;

    private readonly GraphBuilder builder = new();
    private readonly Dictionary<string, Function> functions;
    private readonly bool isSeries;
    private int walked;

    /// <param name="functions">What the body may call.</param>
    /// <param name="isSeries">Whether every element has a time of its own.</param>
    private Walk(IEnumerable<Function> functions, bool isSeries = false)
    {
        this.functions = functions.ToDictionary(f => f.Id);
        this.isSeries = isSeries;
    }

    /// <summary>Lowers a rule's body.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="trace">Where its values come from, for whoever judges the graph rather than emits it.</param>
    public static Graph Rule(Rule rule, WalkTrace? trace = null)
    {
        Walk walk = new(rule.Functions)
        {
            trace = trace,
            spaces = rule.States.ToDictionary(s => s.Name, s => s.Space),
            conditional = [.. rule.States.Where(s => s.When is not null).Select(s => s.Name)],
        };
        ImmutableDictionary<string, int> states = rule.States.ToImmutableDictionary(
            s => s.Name, s => walk.builder.Leaf(Op.State, s.Type, RateOf.OfSpace(s.Space), s.Name));
        string parameter = rule.Inputs.First(i => i.Kind == InputKind.Parameter).Name;
        string gradient = rule.Inputs.First(i => i.Kind == InputKind.Gradient).Name;
        ImmutableDictionary<string, int> inputs = rule.Inputs.ToImmutableDictionary(
            i => i.Name, i => walk.builder.Leaf(Op.Input, i.Type, i.Kind == InputKind.Scalar ? Rate.All : Rate.Element, i.Name));

        Environment start = new(inputs, states, -1);
        List<Variant> variants = [];
        foreach (ImmutableArray<Decision> decisions in walk.Paths(start, at => walk.RunParts(rule, at), out IReadOnlyList<Environment> ends))
        {
            Environment end = ends[variants.Count];
            List<Store> stores = Changed(end.States);
            if (end.Result != inputs[parameter])
                stores.Add(new Store(parameter, end.Result));
            stores.AddRange(end.Outputs);
            List<Store> left = end.StoredGradient == inputs[gradient] ? [] : [new Store(gradient, end.StoredGradient)];
            stores.AddRange(left);
            variants.Add(new Variant(decisions, stores.ToEquatableArray(), EquatableArray<Pass>.Empty)
            {
                Applies = end.Applies,
                Gates = end.Gates.ToEquatableArray(),
                RejectedStores = end.Rejected is null ? EquatableArray<Store>.Empty : Changed(end.Rejected).Concat(left).ToEquatableArray(),
            });
        }
        Dictionary<string, int> conditions = rule.States.Select(s => (s.Name, s.When)).Concat(rule.Inputs.Select(i => (i.Name, i.When)))
            .Where(s => s.When is not null).ToDictionary(s => s.Name, s => walk.Lower(s.When!, Environment.Empty));
        // A length is walked like the rest, so it comes before the graph is made of what was.
        EquatableArray<StatePlace> places = rule.States.Select(s => new StatePlace(s.Name, s.Space, walk.BlockLength(s))).ToEquatableArray();
        Graph graph = walk.Graph(variants, -1) with
        {
            States = places,
            OnlyWritten = rule.Outputs.Select(p => p.OutputTensor).Append(gradient).ToEquatableArray(),
        };
        StateGuards.Check(graph, conditions);
        return graph;

        List<Store> Changed(ImmutableDictionary<string, int> now) =>
            [.. rule.States.Where(s => now[s.Name] != states[s.Name]).Select(s => new Store(s.Name, walk.Assigned(s.Name, now[s.Name])))];
    }

    /// <summary>Lowers a schedule's body with a time for each element.</summary>
    /// <param name="values">The tensor that the values are stored to.</param>
    public static Graph Series(Schedule schedule, string values)
    {
        Walk walk = new(schedule.Functions, isSeries: true);
        Environment end = walk.Run(Push(ImmutableStack<Statement>.Empty, schedule.Body), Environment.Empty)!;
        if (!end.HasReturned)
            throw new LoweringException("the body ends without a value");
        return walk.Graph([new Variant(EquatableArray<Decision>.Empty, EquatableArray.Of(new Store(values, end.Result)), EquatableArray<Pass>.Empty)], -1);
    }

    /// <summary>Lowers a body that is uniform altogether, such as a schedule's or a state's condition.</summary>
    public static Graph Uniform(Block body, IEnumerable<Function> functions)
    {
        Walk walk = new(functions);
        Environment end = walk.Speculate(() => walk.Run(Push(ImmutableStack<Statement>.Empty, body), Environment.Empty))
            ?? throw new LoweringException("the body must not depend on parameter, gradient or state");
        if (!end.HasReturned)
            throw new LoweringException("the body ends without a value");
        return walk.Graph([], end.Result);
    }

    /// <summary>Lowers a function by itself, for arguments that are the same for a whole loop: its parameters are inputs.</summary>
    public static Graph Function(Function function, IEnumerable<Function> functions)
    {
        Walk walk = new(functions);
        Environment start = Environment.Empty with { Locals = function.Parameters.ToImmutableDictionary(p => p.Name, p => walk.builder.Leaf(Op.Input, p.Type, Rate.Run, p.Name)) };
        Environment end = walk.Speculate(() => walk.Run(Push(ImmutableStack<Statement>.Empty, function.Body), start))
            ?? throw new LoweringException($"'{function.Id}' cannot be computed once for a whole loop");
        return end.HasReturned ? walk.Graph([], end.Result) : throw new LoweringException($"'{function.Id}' must return a value on every path");
    }

    private Graph Graph(IReadOnlyList<Variant> variants, int result) => new(
        builder.Values.ToEquatableArray(), EquatableArray<int>.Empty, variants.ToEquatableArray(), result);

    private Environment? Run(ImmutableStack<Statement> pending, Environment environment)
    {
        while (!pending.IsEmpty && !environment.HasReturned)
        {
            if (++walked > MostStatements)
                throw new LoweringException("its branches that return make too many paths: return once, at the end");
            pending = pending.Pop(out Statement statement);
            switch (statement)
            {
                case Assign assign:
                    int value = Lower(assign.Value, environment);
                    builder.Name(value, assign.Local);
                    environment = environment with { Locals = environment.Locals.SetItem(assign.Local, value) };
                    break;
                case AssignState assign:
                    int state = Assigned(assign.State, Lower(assign.Value, environment));
                    builder.Name(state, assign.State);
                    environment = environment with { States = environment.States.SetItem(assign.State, state) };
                    break;
                case Return result:
                    return environment with { Result = Lower(result.Value, environment) };
                case For loop:
                    pending = Unroll(loop, pending);
                    break;
                case If branch:
                    if (Branch(branch, ref pending, environment) is not { } after)
                        return null;
                    environment = after;
                    break;
            }
        }
        return environment;
    }

    private static ImmutableStack<Statement> Unroll(For loop, ImmutableStack<Statement> pending)
    {
        List<int> trips = [];
        for (int i = loop.From; i < loop.Below; i += loop.Increment)
            trips.Add(i);
        trips.Reverse();
        foreach (int i in trips)
        {
            Literal index = new(IrType.Int32, i.ToString(CultureInfo.InvariantCulture));
            pending = Push(pending, loop.Body).Push(new Assign(loop.Local, index));
        }
        return pending;
    }

    private static ImmutableStack<Statement> Push(ImmutableStack<Statement> pending, Block block)
    {
        for (int i = block.Statements.Count - 1; i >= 0; i--)
            pending = pending.Push(block.Statements[i]);
        return pending;
    }
}
