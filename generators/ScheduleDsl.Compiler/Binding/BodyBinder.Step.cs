using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

/// <content>The step, and the conditions over it: members of the language that no function can be, as functions know no step.</content>
internal sealed partial class BodyBinder
{
    private Expression? BindStep(IOperation reference)
    {
        if (kind == BodyKind.Pure)
        {
            context.Report(FindingKind.StepOutsideRule, reference.Syntax.GetLocation(), method.Name);
            return null;
        }
        ReadsStep = true;
        return new StepReference();
    }

    /// <summary><c>Step == 1</c>.</summary>
    private Expression? BindOnce(IOperation reference) =>
        BindStep(reference) is { } step ? Make(Op.Equal, IrType.Bool, reference, step, new Literal(IrType.Float64, "1")) : null;

    /// <summary>Whether the steps since the first one are a multiple of the period: their quotient is whole.</summary>
    private Expression? BindEvery(IInvocationOperation call)
    {
        Expression? step = BindStep(call);
        if (Bind(call.Arguments[0].Value) is not { } period || step is null)
            return null;
        Expression since = Make(Op.Subtract, IrType.Float64, call, step, new Literal(IrType.Float64, "1"));
        Expression quotient = Make(Op.Divide, IrType.Float64, call, since, period);
        return Make(Op.Equal, IrType.Bool, call, quotient, Make(Op.Floor, IrType.Float64, call, quotient));
    }

    /// <summary>Whether a member of the language is bound by name, as its body reads the step.</summary>
    public static bool IsOfStep(ISymbol member) =>
        member.Name is DslNames.Step or DslNames.Once or DslNames.Every && member.ContainingType.Is(DslNames.Language);
}
