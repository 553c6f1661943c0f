using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Curves;

/// <summary>
/// What locals stand for, over the settings alone. Lengths and checks are read without running the body, so their locals are
/// replaced by this.
/// </summary>
internal sealed class Definitions
{
    private Dictionary<string, Expression> values = [];

    /// <summary>Follows statements that have been written.</summary>
    public void Run(IEnumerable<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            switch (statement)
            {
                case Assign assign:
                    values[assign.Local] = Inline(assign.Value);
                    break;
                case If branch:
                    Run(branch);
                    break;
                case For loop:
                    for (int i = loop.From; i < loop.Below; i += loop.Increment)
                    {
                        values[loop.Local] = new Literal(IrType.Int32, i.ToString(System.Globalization.CultureInfo.InvariantCulture));
                        Run(loop.Body.Statements);
                    }
                    break;
            }
        }
    }

    /// <summary>The expression over settings.</summary>
    public Expression Inline(Expression expression) => expression switch
    {
        LocalReference local => values.TryGetValue(local.Name, out Expression? value) ? value : local,
        Operation operation => operation with { Operands = operation.Operands.Select(Inline).ToEquatableArray() },
        Invocation call => call with { Arguments = call.Arguments.Select(Inline).ToEquatableArray() },
        TableRead read => read with { Arguments = read.Arguments.Select(Inline).ToEquatableArray() },
        _ => expression,
    };

    private void Run(If branch)
    {
        Expression condition = Inline(branch.Condition);
        Dictionary<string, Expression> before = values;
        values = new Dictionary<string, Expression>(before);
        Run(branch.Then.Statements);
        Dictionary<string, Expression> then = values;
        values = new Dictionary<string, Expression>(before);
        Run(branch.Else.Statements);
        foreach (KeyValuePair<string, Expression> taken in then)
        {
            if (values.TryGetValue(taken.Key, out Expression? otherwise) && !ReferenceEquals(otherwise, taken.Value))
                values[taken.Key] = new Operation(taken.Value.Type, Op.Select, EquatableArray.Of(condition, taken.Value, otherwise));
        }
    }
}
