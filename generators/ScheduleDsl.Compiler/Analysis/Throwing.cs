using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>Which code may throw: only the division of integers does, by zero, so it must stay behind the condition that its author put before it.</summary>
public static class Throwing
{
    /// <summary>For each value whether computing it may throw.</summary>
    /// <param name="graph">The values.</param>
    /// <param name="calls">Whether a call that was left as a call may throw.</param>
    public static IReadOnlyList<bool> Of(Graph graph, bool calls = false)
    {
        bool[] result = new bool[graph.Values.Count];
        for (int i = 0; i < result.Length; i++)
        {
            Value value = graph.Values[i];
            bool divides = IsDivision(value.Op, value.Type)
                && !(graph.Values[value.Operands[1]] is { Op: Op.Literal, Text: var text } && IsSafe(text));

            // Conditional operators compute the operands behind the first only where they need them.
            bool isLazy = value.Op == Op.Select || (value.Op is Op.And or Op.Or && value.Type == IrType.Bool);
            result[i] = divides || (calls && value.Op == Op.Call)
                || value.Operands.Take(isLazy ? 1 : value.Operands.Count).Any(o => result[o]);
        }
        return result;
    }

    /// <summary>Whether some call of the functions may throw.</summary>
    public static bool IsIn(IEnumerable<Function> functions) => functions.Any(f => IsIn(f.Body));

    private static bool IsIn(Block block) => block.Statements.Any(statement => statement switch
    {
        Assign assign => IsIn(assign.Value),
        AssignState assign => IsIn(assign.Value),
        Return result => IsIn(result.Value),
        If branch => IsIn(branch.Condition) || IsIn(branch.Then) || IsIn(branch.Else),
        For loop => IsIn(loop.Body),
        _ => false,
    });

    private static bool IsIn(Expression expression) => expression switch
    {
        Operation operation => operation.Operands.Any(IsIn)
            || (IsDivision(operation.Op, operation.Type) && !(operation.Operands[1] is Literal literal && IsSafe(literal.Text))),
        Invocation call => call.Arguments.Any(IsIn),
        TableRead read => read.Arguments.Any(IsIn),
        _ => false,
    };

    private static bool IsDivision(Op op, IrType type) => op is Op.Divide or Op.Remainder && type.IsInteger();

    // By -1 the least integer has no quotient.
    private static bool IsSafe(string divisor) => divisor[0] is not ('0' or '-');
}
