using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Compiles a <c>[Modifier]</c> class.</summary>
public static class ModifierParser
{
    /// <summary>Returns null where anything is wrong, after everything that is has been reported.</summary>
    public static Modifier? Parse(INamedTypeSymbol type, IBodies bodies, IFindings findings, CancellationToken cancellation, ExpressionPlaces? places = null)
    {
        BindingContext context = new(bodies, findings, cancellation) { Places = places };
        Declarations.RequirePartial(type, context, cancellation);
        EquatableArray<Hyper> hypers = HyperParser.Parse(type, context);
        GuidelineReader.Check(type, context);
        EquatableArray<State> states = StateParser.Parse(type, context);
        FunctionTable functions = new(type);
        StateParser.RequireMembers(type, functions, context);
        ModifierStage stage = StageOf(type);
        List<Part> parts = [];
        foreach (PartMethod part in PartMethods.Of(type, context))
        {
            InputParser.RequireMembers(part.Method, functions, context);
            if (BodyBinder.ContentOf(bodies.BodyOf(part.Method)) is { } operation)
            {
                Block body = new BodyBinder(context, functions, type, BodyKind.Update, part.Method).BindUpdate(operation);
                parts.Add(new Part(type.Name, stage, part.Kind, part.Inputs, body) { Output = part.Kind == PartKind.Output ? type.Name : "" });
            }
            else
                context.Report(FindingKind.BodyNotAvailable, part.Method.Location(), part.Method.Name);
        }
        if (parts.Count == 0 && !context.Failed)
            context.Report(FindingKind.ModifierMethods, type.Location(), type.Name, "it has none of [ModifyGradient], [ModifyParameter], [ApplyWhen], [EvaluationWeight], [StoreGradient] and [Output]");
        return context.Failed ? null : new Modifier(type.FullName(), stage, hypers, states, functions.Functions, parts.ToEquatableArray());
    }

    private static ModifierStage StageOf(INamedTypeSymbol type) =>
        type.Attribute(DslNames.Modifier)?.Named("Stage")?.Value is int stage ? (ModifierStage)stage : default;
}
