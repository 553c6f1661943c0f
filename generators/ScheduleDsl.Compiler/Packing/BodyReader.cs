using System.Collections.Generic;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Packing;

/// <summary>Reads statements and expressions.</summary>
internal static class BodyReader
{
    public static Block Block(NodeCursor owner)
    {
        NodeCursor block = owner.List("a body");
        if (block.Head != UnitWriter.Body)
            throw block.Error($"expected '{UnitWriter.Body}', not '{block.Head}'");
        List<Statement> statements = [];
        while (!block.AtEnd)
        {
            NodeCursor statement = block.List("a statement");
            statements.Add(Statement(statement));
            statement.End();
        }
        return new Block(statements.ToEquatableArray());
    }

    private static Statement Statement(NodeCursor statement) => statement.Head switch
    {
        "set" => new Assign(statement.Word("a local"), Expression(statement)),
        "store" => new AssignState(statement.Word("a state"), Expression(statement)),
        "return" => new Return(Expression(statement)),
        "if" => new If(Expression(statement), Block(statement), Block(statement)),
        "for" => For(statement),
        _ => throw statement.Error($"'{statement.Head}' is no statement"),
    };

    private static For For(NodeCursor loop)
    {
        For result = new(loop.Word("a local"), loop.Integer("a start"), loop.Integer("an end"), loop.Integer("an increment"), Block(loop));
        return result.Increment > 0 ? result : throw loop.Error("a loop's increment is above 0");
    }

    /// <summary>Reads the owner's next item.</summary>
    public static Expression Expression(NodeCursor owner)
    {
        NodeCursor item = owner.List("an expression");
        Expression result = item.Head switch
        {
            "hyper" => new HyperReference(item.Type(), item.Word("a hyper")),
            "state" => new StateReference(item.Type(), item.Word("a state")),
            "input" => new InputReference(item.Type(), item.Word("an input")),
            "local" => new LocalReference(item.Type(), item.Word("a local")),
            "step" => new StepReference(),
            "read" => new TableRead(item.Word("a table"), item.Word("a query"), All(item)),
            "call" => new Invocation(item.Type(), item.Word("a function"), All(item)),
            _ when NodeCursor.TypeNamed(item.Head) is { } type => new Literal(type, item.Word("a number")),
            _ => new Operation(item.Type(), Operator(item), All(item)),
        };
        item.End();
        return result;
    }

    private static Op Operator(NodeCursor item) =>
        System.Enum.TryParse(item.Head, out Op op) && op.ToString() == item.Head && op is > Op.Step and < Op.Call
            ? op
            : throw item.Error($"'{item.Head}' is no operation");

    private static EquatableArray<Expression> All(NodeCursor list)
    {
        List<Expression> items = [];
        while (!list.AtEnd)
            items.Add(Expression(list));
        return items.ToEquatableArray();
    }
}
