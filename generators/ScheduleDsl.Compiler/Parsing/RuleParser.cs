using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Compiles an <c>[Optimizer]</c> class to a rule.</summary>
public static class RuleParser
{
    /// <summary>Returns null where anything is wrong, after everything that is has been reported.</summary>
    public static Rule? Parse(INamedTypeSymbol type, IBodies bodies, IFindings findings, CancellationToken cancellation)
    {
        BindingContext context = new(bodies, findings, cancellation);
        Declarations.RequirePartial(type, context, cancellation);
        EquatableArray<Hyper> hypers = HyperParser.Parse(type, context);
        EquatableArray<State> states = StateParser.Parse(type, context);
        FunctionTable functions = new(type);
        StateParser.RequireMembers(type, functions, context);
        if (UpdateMethod(type, context) is not { } update)
            return null;
        Block body = Block.Empty;
        if (BodyBinder.ContentOf(bodies.BodyOf(update)) is { } operation)
            body = new BodyBinder(context, functions, type, BodyKind.Update, update).BindUpdate(operation);
        else
            context.Report(FindingKind.BodyNotAvailable, update.Location(), update.Name);

        return context.Failed ? null : new Rule(type.FullName(), hypers, states, Inputs(update), functions.Functions, body);
    }

    /// <summary>The update method, or null after saying why there is none to compile.</summary>
    private static IMethodSymbol? UpdateMethod(INamedTypeSymbol type, IFindings findings)
    {
        IMethodSymbol[] candidates = [.. type.GetMembers().OfType<IMethodSymbol>().Where(m => m.Attribute(DslNames.UpdateRule) is not null)];
        if (candidates.Length == 0)
            findings.Report(FindingKind.UpdateMissing, type.Location(), type.Name);
        foreach (IMethodSymbol extra in candidates.Skip(1))
            findings.Report(FindingKind.SeveralUpdates, extra.Location(), type.Name, candidates.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (candidates.FirstOrDefault() is not { } candidate)
            return null;
        IMethodSymbol update = candidate.PartialImplementationPart ?? candidate;
        bool fits = !update.IsGenericMethod && !update.IsAsync && !update.ReturnsByRef && !update.ReturnsByRefReadonly
            && update.ReturnType.SpecialType == SpecialType.System_Single
            && update.Parameters.Length == 2
            && update.Parameters.All(p => p.Type.SpecialType == SpecialType.System_Single && p.RefKind == RefKind.None);
        if (!fits)
            findings.Report(FindingKind.UpdateSignature, update.Location(), update.Name);
        return fits ? update : null;
    }

    private static EquatableArray<Input> Inputs(IMethodSymbol update) => EquatableArray.Of(
        new Input(update.Parameters[0].Name, IrType.Float32, InputKind.Parameter),
        new Input(update.Parameters[1].Name, IrType.Float32, InputKind.Gradient));
}
