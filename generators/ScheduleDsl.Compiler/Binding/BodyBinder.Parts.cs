using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

/// <content>For bodies of which only parts are numbers: a schedule's <c>Define</c>.</content>
internal sealed partial class BodyBinder
{
    /// <summary>The method's tables among its parameters, by symbol, with the setting that each is.</summary>
    public Dictionary<ISymbol, string> Tables { get; init; } = new(SymbolEqualityComparer.Default);

    /// <summary>The name that a local or parameter has in the IR.</summary>
    public string NameOf(ISymbol symbol) => names.Of(symbol);

    /// <summary>Binds one value; null where it is wrong.</summary>
    public Expression? BindValue(IOperation operation) => Bind(operation);

    /// <summary>Binds a statement over numbers.</summary>
    public void BindStatementInto(IOperation operation, List<Statement> into) => BindStatement(operation, into);

    /// <summary>
    /// Binds a lambda to a function whose last parameters are the locals that it captures; null where it is wrong.
    /// </summary>
    /// <param name="captured">Names of these locals, in order.</param>
    public Function? BindLambda(IAnonymousFunctionOperation lambda, string id, out IReadOnlyList<LocalReference> captured)
    {
        captured = [];
        IMethodSymbol symbol = lambda.Symbol;
        if (TypeOf(symbol.ReturnType, "the lambda", symbol) is not { } result)
            return null;
        foreach (IOperation inner in lambda.Body.DescendantsAndSelf())
        {
            if (inner is IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local } } && !SymbolEqualityComparer.Default.Equals(local.ContainingSymbol, symbol))
            {
                Unsupported(inner, $"an assignment to '{local.Name}' from within a lambda", "a curve's formula is a pure function of its time");
                return null;
            }
        }
        List<FunctionParameter> parameters = [.. symbol.Parameters.Select(p => new FunctionParameter(names.Of(p), IrTypeOf.Symbol(p.Type) ?? IrType.Float64))];
        Block body = BindBlock(lambda.Body);
        HashSet<string> own = [.. parameters.Select(p => p.Name), .. Locals.AssignedIn(body)];
        LocalReference[] outer = [.. Locals.ReadIn(body).Where(l => !own.Contains(l.Name)).GroupBy(l => l.Name).Select(g => g.First())];
        captured = outer;
        parameters.AddRange(outer.Select(l => new FunctionParameter(l.Name, l.Type)));
        return new Function(id, parameters.ToEquatableArray(), result, body, IsPublic: false);
    }

    private Expression? BindTableRead(IInvocationOperation call)
    {
        if (call.Instance is not IParameterReferenceOperation { Parameter: var parameter } || !Tables.TryGetValue(parameter, out string? table))
            return Unsupported(call, "a table that is no setting of this schedule", "take it as a parameter of Define");
        Expression?[] arguments = [.. call.Arguments.OrderBy(a => a.Parameter!.Ordinal).Select(a => Bind(a.Value))];
        return arguments.Any(a => a is null)
            ? null
            : new TableRead(table, call.TargetMethod.Name, arguments.OfType<Expression>().ToEquatableArray());
    }
}
