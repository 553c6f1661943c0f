using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>
/// Whether a value is <c>a + b x</c> but for rounding, where <c>a</c> and <c>b</c> do not depend on <c>x</c>: decided from the operations,
/// never from names. What the analysis does not follow (branches, loops, narrow types) it calls not affine.
/// </summary>
public sealed class IsAffine
{
    private const int DeepestCall = 64;
    private readonly Dictionary<string, Function> functions;
    private int depth;

    private IsAffine(IEnumerable<Function> functions) =>
        this.functions = functions.GroupBy(f => f.Id).ToDictionary(f => f.Key, f => f.First());

    private enum Degree { Constant, Affine, Other }

    /// <summary>Whether a function is affine in its first parameter, whatever the others are.</summary>
    /// <param name="function">The function.</param>
    /// <param name="reached">The functions that it calls.</param>
    public static bool Of(Function function, IEnumerable<Function> reached) =>
        new IsAffine(reached).Call(function, [.. function.Parameters.Select((_, i) => i == 0 ? Degree.Affine : Degree.Constant)]) != Degree.Other;

    /// <summary>Whether an expression without locals is affine in the step.</summary>
    public static bool InStep(Expression expression, IEnumerable<Function> reached) =>
        new IsAffine(reached).Find(expression, []) != Degree.Other;

    private Degree Call(Function function, Degree[] arguments)
    {
        // A function of what does not depend on x does not depend on x, however it is written.
        if (arguments.All(a => a == Degree.Constant))
            return Degree.Constant;
        Dictionary<string, Degree> locals = [];
        for (int i = 0; i < arguments.Length; i++)
            locals[function.Parameters[i].Name] = arguments[i];
        foreach (Statement statement in function.Body.Statements)
        {
            switch (statement)
            {
                case Assign assign:
                    locals[assign.Local] = Find(assign.Value, locals);
                    break;
                case Return result:
                    return Find(result.Value, locals);
                default:
                    return Degree.Other;
            }
        }
        return Degree.Other;
    }

    private Degree Find(Expression expression, Dictionary<string, Degree> locals) => expression switch
    {
        Literal or HyperReference => Degree.Constant,
        StepReference => Degree.Affine,
        LocalReference local => locals.TryGetValue(local.Name, out Degree known) ? known : Degree.Other,
        Invocation call when depth < DeepestCall && functions.TryGetValue(call.Function, out Function? function) =>
            Deeper(function, [.. call.Arguments.Select(a => Find(a, locals))]),
        Operation operation => Apply(operation, [.. operation.Operands.Select(o => Find(o, locals))]),
        _ => Degree.Other,
    };

    // What calls itself is refused elsewhere, after this has been asked.
    private Degree Deeper(Function function, Degree[] arguments)
    {
        depth++;
        Degree degree = Call(function, arguments);
        depth--;
        return degree;
    }

    private static Degree Apply(Operation operation, Degree[] of)
    {
        if (of.All(d => d == Degree.Constant))
            return Degree.Constant;
        return (operation.Op, operation.Type) switch
        {
            (Op.Add or Op.Subtract or Op.Negate, IrType.Float64) => Sum(of),
            (Op.Multiply, IrType.Float64) => Product(of[0], of[1]),
            (Op.Divide, IrType.Float64) => of[1] == Degree.Constant ? of[0] : Degree.Other,
            (Op.FusedMultiplyAdd, IrType.Float64) => Sum([Product(of[0], of[1]), of[2]]),
            (Op.Select, IrType.Float64) => of[0] == Degree.Constant ? Sum([of[1], of[2]]) : Degree.Other,
            (Op.Convert, IrType.Float64) => operation.Operands[0].Type == IrType.Float64 ? of[0] : Degree.Other,
            _ => Degree.Other,
        };
    }

    private static Degree Sum(Degree[] terms) => terms.Max();

    private static Degree Product(Degree x, Degree y) => x == Degree.Constant ? y : y == Degree.Constant ? x : Degree.Other;
}
