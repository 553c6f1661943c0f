using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>A body that binds but has no value for these inputs, such as an integer division by zero.</summary>
public sealed class EvaluationException(string message) : Exception(message);

/// <summary>What an unlowered body reads, by name.</summary>
public sealed record Scope(
    double Step,
    ImmutableDictionary<string, Constant> Hypers,
    ImmutableDictionary<string, Constant> Inputs,
    ImmutableDictionary<string, Constant> States)
{
    public static Scope Empty { get; } = new(
        0, ImmutableDictionary<string, Constant>.Empty, ImmutableDictionary<string, Constant>.Empty, ImmutableDictionary<string, Constant>.Empty);

    /// <summary>The entries of tables; one that is not here is empty, as declarations stand before somebody sets them.</summary>
    public ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>> Tables { get; init; } =
        ImmutableDictionary<string, ImmutableArray<(double Time, double Value)>>.Empty;
}

/// <summary>
/// Evaluates unlowered IR with the bits that the body has as plain C#. It needs nothing but the IR, so it serves rules of
/// referenced assemblies, analyzers and the curve on hover alike.
/// </summary>
public sealed class Interpreter(IEnumerable<Function> functions)
{
    private const int DeepestCall = 64;
    private readonly Dictionary<string, Function> functions = functions.GroupBy(f => f.Id).ToDictionary(f => f.Key, f => f.First());
    private readonly Dictionary<Expression, Constant> literals = new(new SameObject());
    private readonly Stack<Dictionary<string, Constant>> unused = [];
    private int depth;

    /// <summary>Statements executed so far: how much reading costs, alike on every machine.</summary>
    public long Work { get; private set; }

    /// <summary>Runs a body to its <c>return</c>.</summary>
    public Constant Run(Block body, Scope scope) => Run(body, scope, out _);

    /// <summary>Runs a body to its <c>return</c>, for a rule's new states too.</summary>
    public Constant Run(Block body, Scope scope, out ImmutableDictionary<string, Constant> states)
    {
        // An assignment to a parameter of the method changes a copy, so inputs start out as locals.
        Frame frame = new(scope, new Dictionary<string, Constant>(), scope.States.ToBuilder());
        foreach (KeyValuePair<string, Constant> input in scope.Inputs)
            frame.Locals[input.Key] = input.Value;
        Constant result = Execute(body, frame) ?? throw new EvaluationException("the body ends without a value");
        states = frame.States.ToImmutable();
        return result;
    }

    /// <summary>Evaluates an expression without locals.</summary>
    public Constant Evaluate(Expression expression, Scope scope) =>
        Evaluate(expression, new Frame(scope, new Dictionary<string, Constant>(), scope.States.ToBuilder()));

    // A curve reads the same literals thousands of times, and reading text is slow; so would be comparing trees by value.
    private sealed class SameObject : IEqualityComparer<Expression>
    {
        public bool Equals(Expression x, Expression y) => ReferenceEquals(x, y);

        public int GetHashCode(Expression x) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(x);
    }

    private sealed record Frame(
        Scope Scope, Dictionary<string, Constant> Locals, ImmutableDictionary<string, Constant>.Builder States);

    private Constant? Execute(Block block, Frame frame)
    {
        foreach (Statement statement in block.Statements)
        {
            Work++;
            Constant? result = null;
            switch (statement)
            {
                case Assign assign:
                    frame.Locals[assign.Local] = Evaluate(assign.Value, frame);
                    break;
                case AssignState assign:
                    frame.States[assign.State] = Evaluate(assign.Value, frame);
                    break;
                case If branch:
                    result = Execute(Evaluate(branch.Condition, frame).IsTrue ? branch.Then : branch.Else, frame);
                    break;
                case For loop:
                    for (int i = loop.From; i < loop.Below && result is null; i += loop.Increment)
                    {
                        frame.Locals[loop.Local] = Constant.Of(i);
                        result = Execute(loop.Body, frame);
                    }
                    break;
                case Return value:
                    return Evaluate(value.Value, frame);
                default:
                    throw new EvaluationException($"no evaluation for {statement.GetType().Name}");
            }
            if (result is not null)
                return result;
        }
        return null;
    }

    private Constant Evaluate(Expression expression, Frame frame)
    {
        switch (expression)
        {
            case Literal literal:
                if (!literals.TryGetValue(literal, out Constant constant))
                    literals.Add(literal, constant = Constant.Parse(literal.Type, literal.Text));
                return constant;
            case StepReference:
                return Constant.Of(frame.Scope.Step);
            case HyperReference hyper:
                return Find(frame.Scope.Hypers, hyper.Name);
            case InputReference input:
                return Find(frame.Locals, input.Name);
            case StateReference state:
                return Find(frame.States, state.Name);
            case LocalReference local:
                return Find(frame.Locals, local.Name);
            case Invocation call:
                return Call(call, frame);
            case TableRead read:
                return TableQuery.Read(
                    frame.Scope.Tables.TryGetValue(read.Table, out ImmutableArray<(double Time, double Value)> entries) ? entries : [],
                    read.Query, [.. read.Arguments.Select(a => Evaluate(a, frame))]);
            case Operation { Op: Op.Select } select:
                return Evaluate(select.Operands[Evaluate(select.Operands[0], frame).IsTrue ? 1 : 2], frame);
            case Operation operation:
                Constant x = Evaluate(operation.Operands[0], frame);
                Constant y = operation.Operands.Count > 1 ? Evaluate(operation.Operands[1], frame) : default;
                Constant z = operation.Operands.Count > 2 ? Evaluate(operation.Operands[2], frame) : default;
                return Operations.Apply(operation.Op, operation.Type, x, y, z);
            default:
                throw new EvaluationException($"no evaluation for {expression.GetType().Name}");
        }
    }

    private Constant Call(Invocation call, Frame frame)
    {
        if (!functions.TryGetValue(call.Function, out Function? function))
            throw new EvaluationException($"'{call.Function}' is not among the unit's functions");
        if (depth == DeepestCall)
            throw new EvaluationException($"'{call.Function}' calls itself, or is nested more than {DeepestCall} deep");
        // A curve calls the same functions thousands of times, and a table grows slowly.
        Dictionary<string, Constant> locals = unused.Count > 0 ? unused.Pop() : [];
        for (int i = 0; i < function.Parameters.Count; i++)
            locals[function.Parameters[i].Name] = Evaluate(call.Arguments[i], frame);
        depth++;
        try
        {
            return Execute(function.Body, frame with { Locals = locals })
                ?? throw new EvaluationException($"'{call.Function}' ends without a value");
        }
        finally
        {
            depth--;
            locals.Clear();
            unused.Push(locals);
        }
    }

    private static Constant Find(IDictionary<string, Constant> values, string name) =>
        values.TryGetValue(name, out Constant value) ? value : throw new EvaluationException($"'{name}' is read before it has a value");
}
