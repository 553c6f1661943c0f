using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Curves;

/// <summary>The body that curves write their value into.</summary>
/// <param name="math">The library's <c>CurveMath</c>.</param>
internal sealed class CurveBody(LocalNames names, FunctionTable functions, BindingContext context, INamedTypeSymbol math)
{
    private List<Statement> statements = [];

    public Block ToBlock() => new(statements.ToEquatableArray());

    public void Add(Statement statement) => statements.Add(statement);

    public void AddRange(IEnumerable<Statement> added) => statements.AddRange(added);

    /// <summary>The value under a name, so that it stands in the body once.</summary>
    public Expression Share(Expression value, string stem)
    {
        if (value is Literal or LocalReference)
            return value;
        string name = names.Fresh(stem);
        statements.Add(new Assign(name, value));
        return new LocalReference(value.Type, name);
    }

    /// <summary>One of two values; the statements of each side are inside of its branch.</summary>
    public Expression Choose(Expression condition, Func<Expression> then, Func<Expression> otherwise)
    {
        string result = names.Fresh("value");
        statements.Add(new If(condition, Inside(then), Inside(otherwise)));
        return new LocalReference(IrType.Float64, result);

        Block Inside(Func<Expression> write)
        {
            List<Statement> outer = statements;
            statements = [];
            Expression value = write();
            statements.Add(new Assign(result, value));
            Block block = new(statements.ToEquatableArray());
            statements = outer;
            return block;
        }
    }

    /// <summary>A call of one of the functions that plain C# computes curves with.</summary>
    public Expression Math(string function, params Expression[] arguments)
    {
        IMethodSymbol? method = math.GetMembers(function).OfType<IMethodSymbol>().FirstOrDefault();
        Function? bound = method is null ? null : functions.Require(method, Location.None, context);
        if (bound is null)
        {
            context.FailSilently();
            return arguments[0];
        }
        return new Invocation(IrType.Float64, bound.Id, arguments.ToEquatableArray());
    }
}
