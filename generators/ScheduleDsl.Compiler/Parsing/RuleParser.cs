using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing.Hosting;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Compiles an <c>[Optimizer]</c> class to a rule.</summary>
public static class RuleParser
{
    internal static readonly InputKind[] Given = [InputKind.Parameter, InputKind.Gradient];

    /// <summary>Returns null where anything is wrong, after everything that is has been reported.</summary>
    public static Rule? Parse(INamedTypeSymbol type, IBodies bodies, IFindings findings, CancellationToken cancellation, ExpressionPlaces? places = null)
    {
        if (CompositionParser.IsComposed(type))
            return CompositionParser.Parse(type, bodies, findings, cancellation);
        BindingContext context = new(bodies, findings, cancellation) { Places = places };
        foreach (AttributeData with in type.GenericAttributes(DslNames.With))
            context.Report(FindingKind.WithoutCompose, with.LocationOr(type), type.Name);
        Declarations.RequirePartial(type, context, cancellation);
        EquatableArray<Hyper> hypers = HyperParser.Parse(type, context);
        GuidelineReader.Check(type, context);
        FallbackReader.Read(type, context);
        EquatableArray<State> states = StateParser.Parse(type, context);
        FunctionTable functions = new(type);
        StateParser.RequireMembers(type, functions, context);
        if (UpdateMethod(type, context) is not var (update, inputs))
            return null;
        InputParser.RequireMembers(update, functions, context);
        Block body = Block.Empty;
        if (BodyBinder.ContentOf(bodies.BodyOf(update)) is { } operation)
            body = new BodyBinder(context, functions, type, BodyKind.Update, update).BindUpdate(operation);
        else
            context.Report(FindingKind.BodyNotAvailable, update.Location(), update.Name);

        List<Part> parts = Parts(type, inputs, bodies, functions, context);
        Expression? directions = Directions(type, functions, context);
        return context.Failed ? null : (new Rule(type.FullName(), hypers, states, inputs, functions.Functions, body) { View = View(type), Ranks = Ranks(type), Directions = directions }).WithParts(parts);
    }

    /// <summary>What the class has beside its update.</summary>
    private static List<Part> Parts(INamedTypeSymbol type, EquatableArray<Input> inputs, IBodies bodies, FunctionTable functions, BindingContext context)
    {
        List<Part> parts = [];
        foreach (PartMethod part in PartMethods.OfRule(type, context))
        {
            foreach (Input unknown in part.Inputs.Where(i => i.Kind is InputKind.Element or InputKind.Scalar && !inputs.Contains(i)))
                context.Report(FindingKind.WrongInput, part.Method.Location(), unknown.Name, "the update does not take it in the same way");
            if (BodyBinder.ContentOf(bodies.BodyOf(part.Method)) is { } operation)
            {
                Block body = new BodyBinder(context, functions, type, BodyKind.Update, part.Method).BindUpdate(operation);
                parts.Add(new Part("", ModifierStage.Store, part.Kind, part.Inputs, body) { Output = part.Kind == PartKind.Output ? part.Method.Name : "" });
            }
            else
            {
                context.Report(FindingKind.BodyNotAvailable, part.Method.Location(), part.Method.Name);
            }
        }
        return parts;
    }

    private static MatrixView View(INamedTypeSymbol type) => (MatrixView)(type.Attribute(DslNames.Optimizer)?.Named("View")?.Value as int? ?? 0);

    private static Expression? Directions(INamedTypeSymbol type, FunctionTable functions, BindingContext context)
    {
        if (type.Attribute(DslNames.Optimizer)?.Named("Directions")?.Value is not string text)
            return null;
        if (NamedMembers.Length(type, text) is not { } length)
        {
            context.Report(FindingKind.StateBlockLength, type.Location(), type.Name, $"'{text}' is neither a whole number nor a Scalar or int member without parameters, so its projections have no number of directions");
            return null;
        }
        NamedMembers.Require(type, text, functions, context, FindingKind.StateBlockLength, type.Name, $"'{text}' reads the step, and memory is allocated before the first one");
        return length;
    }

    private static RankRange? Ranks(INamedTypeSymbol type)
    {
        AttributeData? mark = type.Attribute(DslNames.Optimizer);
        (int? least, int? most) = (mark?.Named("MinRank")?.Value as int?, mark?.Named("MaxRank")?.Value as int?);
        return least is null && most is null ? null : new RankRange(least ?? 0, most ?? int.MaxValue);
    }

    /// <summary>The update method with its inputs, or null after saying why there is none to compile.</summary>
    private static (IMethodSymbol Method, EquatableArray<Input> Inputs)? UpdateMethod(INamedTypeSymbol type, IFindings findings)
    {
        IMethodSymbol[] candidates = [.. type.GetMembers().OfType<IMethodSymbol>().Where(m => m.Attribute(DslNames.UpdateRule) is not null)];
        if (candidates.Length == 0)
            findings.Report(FindingKind.UpdateMissing, type.Location(), type.Name);
        foreach (IMethodSymbol extra in candidates.Skip(1))
            findings.Report(FindingKind.SeveralUpdates, extra.Location(), type.Name, candidates.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (candidates.FirstOrDefault() is not { } candidate)
            return null;
        IMethodSymbol update = candidate.PartialImplementationPart ?? candidate;
        if (update.ReturnType.SpecialType == SpecialType.System_Single && InputParser.Parse(update, Given, Given.Length, findings) is { } inputs)
            return (update, inputs);
        findings.Report(FindingKind.UpdateSignature, update.Location(), update.Name);
        return null;
    }
}
