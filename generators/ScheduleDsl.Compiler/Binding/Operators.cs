using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>The operations that a body has, those of its calls not among them.</summary>
internal static class Operators
{
    public static IEnumerable<Op> In(Block block) => block.Statements.SelectMany(In);

    private static IEnumerable<Op> In(Statement statement) => statement switch
    {
        Assign assign => In(assign.Value),
        AssignState assign => In(assign.Value),
        Return result => In(result.Value),
        If branch => In(branch.Condition).Concat(In(branch.Then)).Concat(In(branch.Else)),
        For loop => In(loop.Body),
        _ => [],
    };

    private static IEnumerable<Op> In(Expression expression) => expression switch
    {
        Operation operation => operation.Operands.SelectMany(In).Append(operation.Op),
        TableRead read => read.Arguments.SelectMany(In),
        Invocation call => call.Arguments.SelectMany(In),
        _ => [],
    };
}
