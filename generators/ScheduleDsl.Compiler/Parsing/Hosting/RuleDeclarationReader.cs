using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads what the members around a rule's kernel are written from. It needs no body, so they exist where a body is wrong.</summary>
public static class RuleDeclarationReader
{
    /// <summary>The declaration, or null where members cannot be added to the type.</summary>
    /// <param name="rule">What the class binds to, or null where it is wrong; only a composed class is read from it.</param>
    public static RuleDeclaration? Read(INamedTypeSymbol type, Rule? rule) => ReadMembers(type, rule) is { } declaration
        ? declaration with
        {
            IsRegistered = type.Attribute(DslNames.Optimizer)?.Named("IsRegistered")?.Value as bool? ?? true,
            Advice = GuidelineReader.Read(type),
            Fallbacks = FallbackReader.Read(type, NoFindings.Instance),
        }
        : null;

    private static RuleDeclaration? ReadMembers(INamedTypeSymbol type, Rule? rule)
    {
        if (TypeDeclarationReader.Read(type) is not { } declaration)
            return null;
        if (CompositionParser.IsComposed(type))
            return CompositionReader.Read(type, declaration, rule);
        IMethodSymbol? update = UpdateMethod(type);
        return new RuleDeclaration(
            declaration,
            PropertyReader.Read(type, DslNames.Hyper),
            HyperParser.Parse(type, NoFindings.Instance),
            StateParser.Parse(type, NoFindings.Instance),
            update is null ? null : CSharpText.Identifier(update.Name),
            update is null ? EquatableArray<Input>.Empty : InputParser.Further(update, NoFindings.Instance))
        {
            Parts = Calls(PartMethods.OfRule(type, NoFindings.Instance)),
        };
    }

    /// <summary>What the members around a modifier's parts are written from, or null where members cannot be added to the type.</summary>
    public static ModifierDeclaration? ReadModifier(INamedTypeSymbol type) => TypeDeclarationReader.Read(type) is { } declaration
        ? new ModifierDeclaration(
            new RuleDeclaration(
                declaration,
                PropertyReader.Read(type, DslNames.Hyper),
                HyperParser.Parse(type, NoFindings.Instance),
                StateParser.Parse(type, NoFindings.Instance),
                null,
                EquatableArray<Input>.Empty) { Noun = "modifier" },
            Calls(PartMethods.Of(type, NoFindings.Instance)))
        : null;

    /// <summary>Names of the methods that an optimizer gets for what it has beside its update.</summary>
    public static IEnumerable<string> PartNames(INamedTypeSymbol type) => PartMethods.OfRule(type, NoFindings.Instance).Select(p => PartCall.Name(p.Kind));

    private static EquatableArray<PartCall> Calls(IEnumerable<PartMethod> parts) => parts
        .Where(p => p.Inputs.Count == p.Method.Parameters.Length)
        .Select(p => new PartCall(p.Kind, CSharpText.Identifier(p.Method.Name), p.Inputs)).ToEquatableArray();

    /// <summary>What the update of an optimizer of any project takes behind parameter and gradient.</summary>
    public static EquatableArray<Input> FurtherInputs(INamedTypeSymbol type) => PackedUnits.Read(type, NoFindings.Instance, Location.None) is Rule rule
        ? rule.Inputs.Where(i => i.Kind is InputKind.Element or InputKind.Scalar).ToEquatableArray()
        : UpdateMethod(type) is { } update ? InputParser.Further(update, NoFindings.Instance) : EquatableArray<Input>.Empty;

    // What Apply is handed must be what the method takes, to the last parameter.
    private static IMethodSymbol? UpdateMethod(INamedTypeSymbol type) => type.GetMembers().OfType<IMethodSymbol>()
        .FirstOrDefault(method => method.Attribute(DslNames.UpdateRule) is not null
            && method.ReturnType.SpecialType == SpecialType.System_Single
            && InputParser.Parse(method, RuleParser.Given, RuleParser.Given.Length, NoFindings.Instance) is { } inputs
            && inputs.Count == method.Parameters.Length);
}
