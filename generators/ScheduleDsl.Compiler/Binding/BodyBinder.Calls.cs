using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

internal sealed partial class BodyBinder
{
    private Expression? BindCall(IInvocationOperation call)
    {
        IMethodSymbol target = call.TargetMethod;
        if (target.MethodKind is MethodKind.LocalFunction)
        {
            // Said where the function is declared.
            context.FailSilently();
            return null;
        }
        if (target.MethodKind is not (MethodKind.Ordinary or MethodKind.ReducedExtension))
            return Unsupported(call, "a call through a delegate", "call the method by name");
        if (target.ContainingType.Is(DslNames.StepTable))
            return BindTableRead(call);
        if (IsOfStep(target))
            return BindEvery(call);
        if (target.ContainingType.Is(DslNames.Draw))
            return BindDraw(target.Name);
        if (target.ContainingType.Is(DslNames.MatrixCollective))
            return BindMatrix(call);
        if (target.ContainingType.Is(DslNames.Collective))
            return BindCollective(call);
        if (!target.IsStatic && (!IsOwner(target.ContainingType) || call.Instance is not IInstanceReferenceOperation))
            return Unsupported(call, $"'{target.Name}' of an object", "a rule calls its own methods and static ones");

        Op? primitive = Primitives.Find(target);
        if (primitive is null && MathFunctions.Finding(target, owner) is var (finding, message))
        {
            context.Report(finding, call.Syntax.GetLocation(), message);
            return null;
        }
        Expression?[] arguments = new Expression?[target.Parameters.Length];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.ArgumentKind == ArgumentKind.ParamArray || argument.Parameter is null)
                return Unsupported(argument, "a 'params' argument", "give each number a parameter of its own");
            // What is wrong with a parameter is said at the parameter.
            if (argument.Parameter.RefKind == RefKind.None && IrTypeOf.Symbol(argument.Parameter.Type) is not null)
                arguments[argument.Parameter.Ordinal] = Bind(argument.Value);
        }
        if (primitive is { } op)
            return arguments.Any(a => a is null) ? null : Primitive(call, op, [.. arguments.OfType<Expression>()]);
        return BindFunctionCall(target, call, arguments);
    }

    private Expression Primitive(IInvocationOperation call, Op op, Expression[] arguments)
    {
        IrType type = IrTypeOf.Symbol(call.TargetMethod.ReturnType)!.Value;
        // Mixed overloads, such as of a float and a Scalar, compute in the type of their result.
        return Make(op, type, call, op is Op.Reinterpret or Op.IsNaN ? arguments : [.. arguments.Select(a => Convert(a, type, call))]);
    }

    private Expression? BindFunctionCall(IMethodSymbol target, IOperation call, Expression?[] arguments)
    {
        ISymbol member = target.AssociatedSymbol ?? target;
        if (member.IsGenerated())
        {
            context.Report(FindingKind.GeneratedMember, call.Syntax.GetLocation(), member.Name);
            return null;
        }
        if (functions.Require(target, call.Syntax.GetLocation(), context) is not { } function || arguments.Any(a => a is null))
            return null;
        if (functions.ReadsStep(function.Id))
        {
            if (kind == BodyKind.Pure)
                context.Report(FindingKind.StepOutsideRule, call.Syntax.GetLocation(), method.Name);
            ReadsStep = true;
        }
        Expression[] values = [.. arguments.OfType<Expression>()];
        // What a method calls a Scalar is one: in its body a float cannot become it.
        if (!target.ReturnType.Is(DslNames.Scalar) && BecomesVarying(function.Result, values))
            context.Report(FindingKind.VaryingScalar, call.Syntax.GetLocation(), Quote(call));
        Invocation result = new(function.Result, function.Id, values.ToEquatableArray());
        context.Places?.Add(result, call);
        return result;
    }
}
