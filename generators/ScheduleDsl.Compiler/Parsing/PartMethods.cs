using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>A method of a modifier that a step calls.</summary>
public sealed record PartMethod(PartKind Kind, IMethodSymbol Method, EquatableArray<Input> Inputs);

/// <summary>Finds the methods of a modifier that a step calls. It needs no body.</summary>
public static class PartMethods
{
    private static readonly Form[] Forms =
    [
        new(PartKind.Gradient, DslNames.ModifyGradient, "float {0}(float parameter, float gradient)",
            SpecialType.System_Single, [InputKind.Parameter, InputKind.Gradient], 2),
        new(PartKind.Parameter, DslNames.ModifyParameter, "float {0}(float before, float after, float gradient)",
            SpecialType.System_Single, [InputKind.Parameter, InputKind.Updated, InputKind.Gradient], 2),
        new(PartKind.Gate, DslNames.ApplyWhen, "bool {0}(float gradient)", SpecialType.System_Boolean, [InputKind.Gradient], 0),
        new(PartKind.Evaluation, DslNames.EvaluationWeight, "float {0}(float parameter)", SpecialType.System_Single, [InputKind.Parameter], 1),
        new(PartKind.StoredGradient, DslNames.StoreGradient, "float {0}(float parameter, float gradient)",
            SpecialType.System_Single, [InputKind.Parameter, InputKind.Gradient], 2),
        new(PartKind.Output, DslNames.Output, "float {0}(float before, float after, float gradient)",
            SpecialType.System_Single, [InputKind.Parameter, InputKind.Updated, InputKind.Gradient], 2),
    ];

    /// <summary>Marks of methods whose value is read by others and which change no state.</summary>
    internal static readonly string[] Reading = [DslNames.EvaluationWeight, DslNames.StoreGradient, DslNames.Output];

    /// <summary>The well-formed ones, at most one of each kind, in the order of <see cref="PartKind"/>; what is wrong with others is reported.</summary>
    public static IReadOnlyList<PartMethod> Of(INamedTypeSymbol type, IFindings findings) => Of(type, Forms, findings);

    /// <summary>What an optimizer class has beside its update: what others read of it.</summary>
    public static IReadOnlyList<PartMethod> OfRule(INamedTypeSymbol type, IFindings findings)
    {
        foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>())
        {
            foreach (Form form in Forms.Where(f => !Reading.Contains(f.Attribute) && method.Attribute(f.Attribute) is not null))
                findings.Report(FindingKind.ModifierMethods, method.Location(), type.Name, $"'{method.Name}' is what a modifier has, and this is an optimizer: write it into the update, or into a [Modifier] class");
        }
        return Of(type, Forms.Where(f => Reading.Contains(f.Attribute)), findings);
    }

    private static IReadOnlyList<PartMethod> Of(INamedTypeSymbol type, IEnumerable<Form> forms, IFindings findings)
    {
        List<PartMethod> parts = [];
        foreach (Form form in forms)
        {
            IMethodSymbol[] marked = [.. type.GetMembers().OfType<IMethodSymbol>().Where(m => m.Attribute(form.Attribute) is not null)];
            foreach (IMethodSymbol extra in marked.Skip(1))
                findings.Report(FindingKind.ModifierMethods, extra.Location(), type.Name, $"it has {marked.Length} methods of the kind of '{extra.Name}', and one is what a step calls");
            if (marked.FirstOrDefault() is not { } first)
                continue;
            IMethodSymbol method = first.PartialImplementationPart ?? first;
            if (!method.IsStatic && method.ReturnType.SpecialType == form.Result && InputParser.Parse(method, form.Given, form.Least, findings) is { } inputs)
                parts.Add(new PartMethod(form.Kind, method, inputs));
            else
                findings.Report(FindingKind.ModifierSignature, method.Location(), method.Name, string.Format(CultureInfo.InvariantCulture, form.Signature, method.Name));
        }
        return parts;
    }

    private sealed record Form(PartKind Kind, string Attribute, string Signature, SpecialType Result, InputKind[] Given, int Least);
}
