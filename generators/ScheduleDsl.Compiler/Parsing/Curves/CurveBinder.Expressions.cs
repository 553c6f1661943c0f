using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Curves;

internal sealed partial class CurveBinder
{
    private BoundCurve? Bind(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Bind(parenthesized.Operand);
            case IConversionOperation { IsImplicit: true } conversion:
                return Bind(conversion.Operand);
            case ILocalReferenceOperation { Local: var local }:
                return Known(local);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return Known(parameter);
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                return BindChoice(choice.Condition, () => Bind(choice.WhenTrue), () => Bind(whenFalse));
            case ISwitchExpressionOperation choice:
                return BindSwitch(choice, 0);
            case IInvocationOperation call:
                return BindCall(call);
            case IInvalidOperation:
                // C# says what is wrong with it.
                context.FailSilently();
                return null;
            default:
                (string what, string hint) = Constructs.Describe(operation);
                return Unsupported(operation, what, hint);
        }
    }

    private BoundCurve? Known(ISymbol symbol)
    {
        if (curves.TryGetValue(symbol, out BoundCurve? curve))
            return curve;
        context.FailSilently();
        return null;
    }

    private BoundCurve? BindSwitch(ISwitchExpressionOperation choice, int arm)
    {
        ISwitchExpressionArmOperation at = choice.Arms[arm];
        if (arm == choice.Arms.Length - 1)
            return at is { Pattern: IDiscardPatternOperation, Guard: null } ? Bind(at.Value) : Unsupported(choice, "a switch expression without a last arm '_'", "there must be a curve for every setting");
        if (at is not { Guard: null, Pattern: IConstantPatternOperation constant })
            return Unsupported(at.Pattern, "this pattern", "compare with constants only");
        return BindChoice(
            () => numbers.BindValue(choice.Value) is { } value && numbers.BindValue(constant.Value) is { } label
                ? new Operation(IrType.Bool, Op.Equal, Collections.EquatableArray.Of(value, label))
                : null,
            choice, () => Bind(at.Value), () => BindSwitch(choice, arm + 1));
    }

    private BoundCurve? BindCall(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (target.ContainingType.Is(DslNames.Curve))
            return BindFactory(call);
        if (target.ContainingType.Is(DslNames.CurveCombinators))
            return BindCombinator(call);
        return target.IsStatic && IsCurve(target.ReturnType)
            ? BindMethod(call)
            : Unsupported(call, $"'{target.Name}'", "a curve is made by Curve's methods, by combinators, and by static methods that return one");
    }

    /// <summary>A method that gives a curve is bound as if its body stood here.</summary>
    private BoundCurve? BindMethod(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (Depth == DeepestCall)
        {
            context.Report(FindingKind.Recursion, call.Syntax.GetLocation(), target.Name);
            return null;
        }
        if (BodyBinder.ContentOf(context.Bodies.BodyOf(target)) is not { } body)
        {
            context.Report(FindingKind.BodyNotAvailable, call.Syntax.GetLocation(), target.ToDisplayString());
            return null;
        }
        CurveBinder inner = new(context, functions, owner, target, names.Inner(), prelude, definitions, checks) { Depth = Depth + 1 };
        foreach (IArgumentOperation argument in call.Arguments)
        {
            IParameterSymbol parameter = argument.Parameter!;
            if (IsCurve(parameter.Type))
            {
                if (Bind(argument.Value) is not { } curve)
                    return null;
                inner.Set(parameter, curve);
            }
            else if (argument.Value is IParameterReferenceOperation { Parameter: var table } && numbers.Tables.TryGetValue(table, out string? name))
            {
                inner.SetTable(parameter, name);
            }
            else
            {
                if (numbers.BindValue(argument.Value) is not { } value)
                    return null;
                inner.Set(parameter, value);
            }
        }
        return inner.BindBody(body);
    }

    /// <summary>A number, as a double.</summary>
    private Expression? Real(IInvocationOperation call, string name, string stem)
    {
        if (Argument(call, name) is not { } operation || numbers.BindValue(operation) is not { } value)
            return null;
        return Keep(ToReal(value), stem);
    }

    /// <summary>A length, with the check that it is one.</summary>
    private Expression? Steps(IInvocationOperation call, string name)
    {
        if (Real(call, name, name) is not { } steps)
            return null;
        checks.RequireLength($"'{Quote(call)}'", steps);
        return steps;
    }

    /// <summary>A lambda or a method as a function of one number.</summary>
    private Applied? Function(IInvocationOperation call, string name)
    {
        IOperation? argument = Argument(call, name);
        while (argument is IConversionOperation or IParenthesizedOperation or IDelegateCreationOperation)
        {
            argument = argument switch
            {
                IConversionOperation conversion => conversion.Operand,
                IParenthesizedOperation parenthesized => parenthesized.Operand,
                _ => ((IDelegateCreationOperation)argument).Target,
            };
        }
        switch (argument)
        {
            case IMethodReferenceOperation { Method: { IsStatic: true } target }:
                return functions.Require(target, argument.Syntax.GetLocation(), context) is { } function ? new Applied(function.Id, []) : null;
            case IAnonymousFunctionOperation lambda:
                string id = $"{owner.FullName()}.{method.Name}.{names.Fresh("Lambda")}(double)";
                if (numbers.BindLambda(lambda, id, out IReadOnlyList<LocalReference> captured) is not { } bound)
                    return null;
                functions.Add(bound);
                // What was captured is kept as it is now.
                return new Applied(id, [.. captured.Select(c => Keep(c, c.Name))]);
            default:
                Unsupported(argument ?? call, "this function", "write a lambda, or name a static method");
                return null;
        }
    }

    private static string Quote(IOperation operation)
    {
        string text = string.Join(" ", operation.Syntax.ToString().Split([' ', '\n', '\r', '\t'], System.StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 60 ? text : text.Substring(0, 57) + "...";
    }
}
