using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using static ScheduleDsl.Compiler.Parsing.Schedules.Formulas;

namespace ScheduleDsl.Compiler.Parsing.Curves;

/// <summary>
/// Binds what has type <c>Curve</c>; numbers go to a <see cref="BodyBinder"/>. Numbers are written into the body as they come, values of
/// curves only when the whole curve is known.
/// </summary>
/// <param name="method">The method whose body this is: <c>Define</c>, or one that it calls.</param>
/// <param name="prelude">Where statements over numbers go.</param>
internal sealed partial class CurveBinder(
    BindingContext context, FunctionTable functions, INamedTypeSymbol owner, IMethodSymbol method, LocalNames names,
    CurveBody prelude, Definitions definitions, CurveChecks checks)
{
    private const int DeepestCall = 16;
    private readonly BodyBinder numbers = new(context, functions, owner, BodyKind.Pure, method, names);
    private readonly Dictionary<ISymbol, BoundCurve> curves = new(SymbolEqualityComparer.Default);
    private int branches;

    public int Depth { get; init; }

    /// <summary>Gives a parameter its value.</summary>
    public void Set(IParameterSymbol parameter, Expression value) => Write([new Assign(numbers.NameOf(parameter), value)]);

    public void Set(IParameterSymbol parameter, BoundCurve value) => curves[parameter] = value;

    public void SetTable(IParameterSymbol parameter, string table) => numbers.Tables[parameter] = table;

    /// <summary>Binds the method's body; null where it is wrong, which has then been reported.</summary>
    public BoundCurve? BindBody(IOperation body) => body switch
    {
        IBlockOperation block => BindStatements([.. block.Operations]),
        IReturnOperation { ReturnedValue: { } value } => Bind(value),
        _ => Bind(body),
    };

    private BoundCurve? BindStatements(ImmutableQueue<IOperation> statements)
    {
        while (!statements.IsEmpty)
        {
            statements = statements.Dequeue(out IOperation statement);
            switch (statement)
            {
                case IReturnOperation { ReturnedValue: { } value }:
                    return Bind(value);
                case IBlockOperation block:
                    statements = [.. block.Operations, .. statements];
                    break;
                case IConditionalOperation branch when DecidesCurve(branch):
                    return BindBranch(branch, statements);
                case IVariableDeclarationGroupOperation group when IsCurve(group.Declarations[0].Declarators[0].Symbol.Type):
                    foreach (IVariableDeclaratorOperation declarator in group.Declarations.SelectMany(d => d.Declarators))
                        SetLocal(declarator.Symbol, declarator.GetVariableInitializer()?.Value);
                    break;
                case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } assignment }
                    when IsCurve(local.Type):
                    SetLocal(local, assignment.Value);
                    break;
                case IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { Name: "Require" } target } call } when target.ContainingType.Is(DslNames.Curve):
                    BindRequire(call);
                    break;
                default:
                    BindNumbers(statement);
                    break;
            }
        }
        // A method that does not return on every path is C#'s own error.
        context.FailSilently();
        return null;
    }

    private void SetLocal(ILocalSymbol local, IOperation? value)
    {
        if (value is not null && Bind(value) is { } curve)
            curves[local] = curve;
        else
            context.FailSilently();
    }

    private void BindNumbers(IOperation statement)
    {
        List<Statement> written = [];
        numbers.BindStatementInto(statement, written);
        if (branches > 0 && statement is IExpressionStatementOperation or IConditionalOperation)
            Unsupported(statement, "an assignment in a branch that decides which curve it is", "assign before the branch, or use ?:");
        Write(written);
    }

    private void BindRequire(IInvocationOperation call)
    {
        Expression? condition = numbers.BindValue(Argument(call, "condition")!);
        if (Argument(call, "otherwise")?.ConstantValue is not { HasValue: true, Value: string text })
            Unsupported(call, "a text that is not constant", "the settings of the condition are named behind it");
        else if (condition is not null)
            checks.Require(FindingKind.SettingsDoNotFit, condition, text);
    }

    private bool DecidesCurve(IConditionalOperation branch) => branch.DescendantsAndSelf().Any(o =>
        o is IReturnOperation || (o is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } && IsCurve(local.Type)));

    private BoundCurve? BindBranch(IConditionalOperation branch, ImmutableQueue<IOperation> rest)
    {
        Dictionary<ISymbol, BoundCurve> before = new(curves, SymbolEqualityComparer.Default);
        return BindChoice(
            branch.Condition,
            () => BindStatements([branch.WhenTrue, .. rest]),
            () =>
            {
                foreach (KeyValuePair<ISymbol, BoundCurve> curve in before)
                    curves[curve.Key] = curve.Value;
                return BindStatements(branch.WhenFalse is { } otherwise ? [otherwise, .. rest] : rest);
            });
    }

    private BoundCurve? BindChoice(IOperation test, System.Func<BoundCurve?> bindThen, System.Func<BoundCurve?> bindOtherwise) =>
        BindChoice(() => numbers.BindValue(test), test, bindThen, bindOtherwise);

    private BoundCurve? BindChoice(
        System.Func<Expression?> bindCondition, IOperation place, System.Func<BoundCurve?> bindThen, System.Func<BoundCurve?> bindOtherwise)
    {
        if (bindCondition() is not { } bound)
            return null;
        Expression condition = Keep(bound, "isChosen");
        branches++;
        checks.Enter(condition);
        BoundCurve? then = bindThen();
        checks.Leave();
        checks.Enter(Not(condition));
        BoundCurve? otherwise = bindOtherwise();
        checks.Leave();
        branches--;
        if (then is null || otherwise is null)
            return null;
        if (then.Length is null != otherwise.Length is null)
        {
            context.Report(FindingKind.CurveNeedsEnd, place.Syntax.GetLocation(), "a choice between a curve without end and one with an end", "give both a length, or neither");
            return null;
        }
        Expression? length = then.Length is null ? null : Keep(Select(condition, then.Length, otherwise.Length!), "length");
        return new ChosenCurve(condition, then, otherwise, length);
    }

    /// <summary>The value under a name, so that lengths and levels stand in the body once.</summary>
    private Expression Keep(Expression value, string stem)
    {
        if (value is Literal)
            return value;
        string name = names.Fresh(stem);
        Write([new Assign(name, value)]);
        return new LocalReference(value.Type, name);
    }

    private void Write(IReadOnlyCollection<Statement> statements)
    {
        prelude.AddRange(statements);
        definitions.Run(statements);
    }

    private BoundCurve? Unsupported(IOperation operation, string what, string hint)
    {
        context.Report(FindingKind.UnsupportedConstruct, operation.Syntax.GetLocation(), what, hint);
        return null;
    }

    private static bool IsCurve(ITypeSymbol? type) => type.Is(DslNames.Curve) || type.Is("ScheduleDsl.Schedule");

    private static IOperation? Argument(IInvocationOperation call, string name) =>
        call.Arguments.FirstOrDefault(a => a.Parameter?.Name == name)?.Value;
}
