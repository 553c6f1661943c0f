using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Which functions a body calls.</summary>
internal static class Calls
{
    public static IEnumerable<string> In(Block block) => block.Statements.SelectMany(In);

    private static IEnumerable<string> In(Statement statement) => statement switch
    {
        Assign assign => In(assign.Value),
        AssignState assign => In(assign.Value),
        Return result => In(result.Value),
        If branch => In(branch.Condition).Concat(In(branch.Then)).Concat(In(branch.Else)),
        For loop => In(loop.Body),
        _ => [],
    };

    private static IEnumerable<string> In(Expression expression) => expression switch
    {
        Operation operation => operation.Operands.SelectMany(In),
        TableRead read => read.Arguments.SelectMany(In),
        Invocation call => call.Arguments.SelectMany(In).Append(call.Function),
        _ => [],
    };
}
