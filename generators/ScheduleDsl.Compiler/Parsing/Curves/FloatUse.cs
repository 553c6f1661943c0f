using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Curves;

/// <summary>
/// Whether a body computes in float, by a cast, a literal or a function over floats, which a schedule never means.
/// </summary>
internal static class FloatUse
{
    public static bool In(Block block) => block.Statements.Any(statement => statement switch
    {
        Assign assign => In(assign.Value),
        Return result => In(result.Value),
        If branch => In(branch.Condition) || In(branch.Then) || In(branch.Else),
        For loop => In(loop.Body),
        _ => false,
    });

    private static bool In(Expression expression) => expression.Type == IrType.Float32 || expression switch
    {
        Operation operation => operation.Operands.Any(In),
        Invocation call => call.Arguments.Any(In),
        TableRead read => read.Arguments.Any(In),
        _ => false,
    };
}
