using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>A construct that keeps a rule from devices.</summary>
/// <param name="Origin">The operation, and the calls that lead to it, from within: the first of them that the rule's author wrote is the one to name.</param>
/// <param name="Construct">What it is, where there is no text of its author to name.</param>
/// <param name="Reason">Why devices have no form of it.</param>
public sealed record DeviceLimit(IReadOnlyList<Expression> Origin, string Construct, string Reason);

/// <summary>What of a rule no kernel for devices can say. A rule with any of it has no device kernels.</summary>
public static class DeviceLimits
{
    /// <summary>Everything that keeps a rule from devices, each construct once. What evaluation uses instead of weights is computed on the processor, and does not matter.</summary>
    public static IReadOnlyList<DeviceLimit> Of(Rule rule)
    {
        Dictionary<string, Function> functions = rule.Functions.ToDictionary(f => f.Id);
        List<DeviceLimit> found = [];
        foreach (Block body in rule.Parts.Where(p => p.Kind != PartKind.Evaluation).Select(p => p.Body).Prepend(rule.Body))
            Find(body, [], functions, found);
        return found;
    }

    private static void Find(Block block, IReadOnlyList<Expression> callers, Dictionary<string, Function> functions, List<DeviceLimit> found)
    {
        foreach (Statement statement in block.Statements)
        {
            switch (statement)
            {
                case Assign assign:
                    Find(assign.Value, callers, functions, found);
                    break;
                case AssignState assign:
                    Find(assign.Value, callers, functions, found);
                    break;
                case Return result:
                    Find(result.Value, callers, functions, found);
                    break;
                case If branch:
                    Find(branch.Condition, callers, functions, found);
                    Find(branch.Then, callers, functions, found);
                    Find(branch.Else, callers, functions, found);
                    break;
                case For loop:
                    Find(loop.Body, callers, functions, found);
                    break;
            }
        }
    }

    private static void Find(Expression expression, IReadOnlyList<Expression> callers, Dictionary<string, Function> functions, List<DeviceLimit> found)
    {
        IEnumerable<Expression> operands = expression switch { Operation operation => operation.Operands, Invocation call => call.Arguments, TableRead read => read.Arguments, _ => [] };
        foreach (Expression operand in operands)
            Find(operand, callers, functions, found);
        if (expression is Operation { Op: Op.Reduce } reduce && (ReduceKind)Whole(reduce.Operands[1]) == ReduceKind.SumOfVectors)
            found.Add(new DeviceLimit([reduce, .. callers], "a sum of vectors of several tensors", "vectors of several tensors are added on the processor alone"));
        if (expression is Invocation invocation && functions.TryGetValue(invocation.Function, out Function? function))
            Find(function.Body, [invocation, .. callers], functions, found);
    }

    private static int Whole(Expression literal) => int.Parse(((Literal)literal).Text, CultureInfo.InvariantCulture);
}
