using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads what the members around a composed rule's kernel are written from.</summary>
internal static class CompositionReader
{
    private const string RuleField = "composedRule";

    /// <param name="rule">What the class is composed to, or null where it is wrong.</param>
    public static RuleDeclaration Read(INamedTypeSymbol type, TypeDeclaration declaration, Rule? rule)
    {
        IEnumerable<DeclaredProperty> properties =
            from part in CompositionParser.Parts(type)
            from hyper in CompositionParser.HypersOf(part.Type)
            where !hyper.IsOfRule
            from property in part.Type.GetMembers(hyper.Name).OfType<IPropertySymbol>()
            group PropertyReader.Copied(property, part.Prefix + hyper.Name) by part.Prefix + hyper.Name into same
            select same.First();
        return new RuleDeclaration(
            declaration,
            properties.ToEquatableArray(),
            rule?.Hypers ?? CompositionParser.HypersOf(type),
            rule?.States ?? EquatableArray<State>.Empty,
            null,
            rule is null ? EquatableArray<Input>.Empty : rule.Inputs.Where(IsFurther).ToEquatableArray())
        {
            Composed = rule is null ? null : Composed(type, rule),
        };
    }

    private static Composed Composed(INamedTypeSymbol type, Rule rule)
    {
        List<ComposedType> parts = [.. CompositionParser.Parts(type)];
        EquatableArray<Hyper> hypersOfRule = CompositionParser.HypersOf(parts[0].Type);
        return new Composed(
            Member(parts[0], hypersOfRule),
            RuleDeclarationReader.FurtherInputs(parts[0].Type),
            parts.Skip(1).Select(p => Member(p, hypersOfRule)).ToEquatableArray(),
            rule.BeforeBody.Concat(rule.After).Concat(rule.Outputs.Concat(rule.StoredGradient).Where(p => p.Modifier.Length > 0))
                .Select(p => new ComposedStep(Field(p.Modifier), p.Modifier, p.Stage, p.Kind, p.Inputs.Where(IsFurther).ToEquatableArray())).ToEquatableArray());
    }

    private static ComposedMember Member(ComposedType part, EquatableArray<Hyper> hypersOfRule)
    {
        // What the rule lacks has been reported, and then there is no composed rule to write this for.
        IEnumerable<string> hypers = CompositionParser.HypersOf(part.Type).Select(h =>
            $"{CSharpText.Identifier(h.Name)} = {CSharpText.Identifier(h.IsOfRule ? hypersOfRule.First(of => of.Role == h.Role && of.Type == h.Type).Name : part.Prefix + h.Name)}");
        return new ComposedMember(
            part.Prefix.Length == 0 ? RuleField : Field(part.Prefix),
            part.Type.Name,
            part.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            hypers.ToEquatableArray());
    }

    private static string Field(string prefix) => "composed" + prefix;

    private static bool IsFurther(Input input) => input.Kind is InputKind.Element or InputKind.Scalar;
}
