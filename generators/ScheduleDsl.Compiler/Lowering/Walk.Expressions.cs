using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

public sealed partial class Walk
{
    private const int DeepestCall = 64;
    private int callDepth;
    private WalkTrace? trace;

    private int Lower(Expression expression, Environment environment) => expression switch
    {
        Literal literal => builder.Literal(literal.Type, literal.Text),
        HyperReference hyper => builder.Add(Op.Hyper, hyper.Type, [], hyper.Name),
        StateReference state => environment.States[state.Name],
        InputReference input => environment.Locals[input.Name],
        StepReference => builder.Add(isSeries ? Op.Time : Op.Step, IrType.Float64, []),
        LocalReference local => environment.Locals.TryGetValue(local.Name, out int value)
            ? value
            : throw new LoweringException($"'{local.Name}' is read before it has a value"),
        TableRead read => builder.Add(Op.TableRead, IrType.Float64, [.. read.Arguments.Select(a => Lower(a, environment))], $"{read.Table}.{read.Query}"),
        Operation operation => Lower(operation, environment),
        Invocation call => Lower(call, environment),
        _ => throw new LoweringException($"no lowering for {expression.GetType().Name}"),
    };

    private int Lower(Operation operation, Environment environment)
    {
        if (operation.Op is Op.Fact or Op.Reduce or Op.Draw or Op.Matrix)
            return LowerNamed(operation, environment);
        if (operation.Op == Op.IsNaN)
        {
            // Only a NaN differs from itself.
            int x = Lower(operation.Operands[0], environment);
            return builder.Add(Op.NotEqual, IrType.Bool, [x, x]);
        }
        int[] operands = operation.Op == Op.Select || (operation.Op is Op.And or Op.Or && operation.Type == IrType.Bool)
            ? Chosen(operation, environment)
            : [.. operation.Operands.Select(o => Lower(o, environment))];
        bool changesNothing = operation.Op == Op.Convert && builder.Values[operands[0]].Type == operation.Type;
        int value = changesNothing ? operands[0] : builder.Add(operation.Op, operation.Type, operands);
        trace?.Add(value, builder.Values[value].Op == operation.Op ? operation : null);
        return value;
    }

    /// <summary>Operands of which the body computes only some, by what the first one says.</summary>
    private int[] Chosen(Operation operation, Environment environment)
    {
        int first = Lower(operation.Operands[0], environment);
        int varying = builder.Values[first].Rate.IsUniform() ? 0 : 1;
        varyingBranches += varying;
        choices++;
        try
        {
            return [first, .. operation.Operands.Skip(1).Select(o => Lower(o, environment))];
        }
        finally
        {
            varyingBranches -= varying;
            choices--;
        }
    }

    private int Lower(Invocation call, Environment environment)
    {
        if (!functions.TryGetValue(call.Function, out Function? function))
            throw new LoweringException($"'{call.Function}' is not among the unit's functions");
        int[] arguments = [.. call.Arguments.Select(a => Lower(a, environment))];

        // Code that runs once per step stays readable as a call; only code inside a loop has to be inlined.
        if (trace is null
            ? function.IsPublic && !SeesTensor(function.Id) && arguments.All(a => builder.Values[a].Rate.IsUniform())
            : trace.KeepsCall(function.Id))
        {
            int kept = builder.Add(Op.Call, function.Result, arguments, function.Id);
            trace?.Add(kept, call);
            return kept;
        }

        if (++callDepth > DeepestCall)
            throw new LoweringException($"'{call.Function}' calls itself, or is nested more than {DeepestCall} deep");
        ImmutableDictionary<string, int> locals = function.Parameters
            .Zip(arguments, (p, a) => (p.Name, a)).ToImmutableDictionary(p => p.Name, p => p.a);
        string caller = place;
        place = Below(call);
        trace?.Enter(call);
        Environment? end = Run(Push(ImmutableStack<Statement>.Empty, function.Body), environment with { Locals = locals, Result = -1 });
        trace?.Leave(callDepth);
        place = caller;
        callDepth--;
        if (end is null)
            throw new UndecidedCallException();
        return end.HasReturned ? end.Result : throw new LoweringException($"'{call.Function}' must return a value on every path");
    }
}
