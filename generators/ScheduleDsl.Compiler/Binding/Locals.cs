using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Which locals a body reads and assigns.</summary>
internal static class Locals
{
    public static IEnumerable<string> AssignedIn(Block block) => block.Statements.SelectMany(statement => statement switch
    {
        Assign assign => [assign.Local],
        If branch => AssignedIn(branch.Then).Concat(AssignedIn(branch.Else)),
        For loop => AssignedIn(loop.Body).Append(loop.Local),
        _ => Enumerable.Empty<string>(),
    });

    public static IEnumerable<LocalReference> ReadIn(Block block) => block.Statements.SelectMany(statement => statement switch
    {
        Assign assign => ReadIn(assign.Value),
        Return result => ReadIn(result.Value),
        If branch => ReadIn(branch.Condition).Concat(ReadIn(branch.Then)).Concat(ReadIn(branch.Else)),
        For loop => ReadIn(loop.Body),
        _ => [],
    });

    private static IEnumerable<LocalReference> ReadIn(Expression expression) => expression switch
    {
        LocalReference local => [local],
        Operation operation => operation.Operands.SelectMany(ReadIn),
        Invocation call => call.Arguments.SelectMany(ReadIn),
        TableRead read => read.Arguments.SelectMany(ReadIn),
        _ => [],
    };
}
