using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Composition;

/// <summary>Gives hypers, states and functions of a modifier the names that they have in a composed rule.</summary>
internal sealed class Renaming(IReadOnlyDictionary<string, string> hypers, Func<string, string> state, IReadOnlyDictionary<string, string> functions)
{
    public State Run(State of) => of with
    {
        Name = state(of.Name),
        Initial = Run(of.Initial),
        When = of.When is null ? null : Run(of.When),
        BlockLength = of.BlockLength is null ? null : Run(of.BlockLength),
    };

    public Function Run(Function function) => function with { Id = Function(function.Id), Body = Run(function.Body) };

    public Input Run(Input input) => input.When is null ? input : input with { When = Run(input.When) };

    public Block Run(Block block) => new(block.Statements.Select(Run).ToEquatableArray());

    private Statement Run(Statement statement) => statement switch
    {
        Assign assign => assign with { Value = Run(assign.Value) },
        AssignState assign => new AssignState(state(assign.State), Run(assign.Value)),
        Return result => new Return(Run(result.Value)),
        If branch => new If(Run(branch.Condition), Run(branch.Then), Run(branch.Else)),
        For loop => loop with { Body = Run(loop.Body) },
        _ => throw new NotSupportedException(statement.GetType().Name),
    };

    private Expression Run(Expression expression) => expression switch
    {
        HyperReference hyper => hyper with { Name = hypers[hyper.Name] },
        StateReference reference => reference with { Name = state(reference.Name) },
        Operation operation => operation with { Operands = operation.Operands.Select(Run).ToEquatableArray() },
        Invocation call => call with { Function = Function(call.Function), Arguments = call.Arguments.Select(Run).ToEquatableArray() },
        TableRead read => read with { Arguments = read.Arguments.Select(Run).ToEquatableArray() },
        _ => expression,
    };

    private string Function(string id) => functions.TryGetValue(id, out string? name) ? name : id;
}
