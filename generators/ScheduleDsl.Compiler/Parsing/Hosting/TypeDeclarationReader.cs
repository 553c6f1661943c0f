using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads where generated members go.</summary>
public static class TypeDeclarationReader
{
    /// <summary>The declaration, or null where members cannot be added: see <see cref="Obstacle"/>.</summary>
    public static TypeDeclaration? Read(INamedTypeSymbol type)
    {
        if (Obstacle(type) is not null)
            return null;
        return new TypeDeclaration(
            type.ContainingNamespace.IsGlobalNamespace ? "" : Namespace(type.ContainingNamespace),
            Outer(type).Reverse().Select(Header).ToEquatableArray(),
            Header(type),
            SyntaxFacts.GetText(type.DeclaredAccessibility),
            Outer(type).Prepend(type).All(t => t.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal));
    }

    /// <summary>What keeps members from being added to the type; null where nothing does.</summary>
    public static Obstacle? Obstacle(INamedTypeSymbol type)
    {
        foreach (INamedTypeSymbol part in Outer(type).Prepend(type))
        {
            if (part.TypeParameters.Length > 0)
                return new Obstacle($"'{part.Name}' is generic", IsReportedByParsers: false);
            if (part.IsStatic && ReferenceEquals(part, type) && type.Attribute(DslNames.Optimizer) is not null)
                return new Obstacle($"'{part.Name}' is static, and an optimizer has instances", IsReportedByParsers: false);
            // The attribute is an error there, which C# reports.
            if (part.TypeKind is not TypeKind.Class && ReferenceEquals(part, type))
                return new Obstacle($"'{part.Name}' is no class", IsReportedByParsers: true);
            if (part.IsFileLocal)
                return new Obstacle($"'{part.Name}' is visible in one file only", IsReportedByParsers: false);
            if (!IsPartial(part))
                return new Obstacle($"'{part.Name}' is not partial", IsReportedByParsers: true);
        }
        return null;
    }

    private static bool IsPartial(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax() is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static IEnumerable<INamedTypeSymbol> Outer(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            yield return outer;
    }

    private static TypeHeader Header(INamedTypeSymbol type) => new(
        (type.IsRecord, type.TypeKind) switch
        {
            (true, TypeKind.Struct) => "partial record struct",
            (true, _) => "partial record",
            (_, TypeKind.Struct) => "partial struct",
            (_, TypeKind.Interface) => "partial interface",
            _ => "partial class",
        },
        CSharpText.Identifier(type.Name));

    private static string Namespace(INamespaceSymbol space) => string.Join(".", space.ToDisplayParts()
        .Where(part => part.Symbol is INamespaceSymbol { IsGlobalNamespace: false })
        .Select(part => CSharpText.Identifier(part.Symbol!.Name)));
}

/// <summary>Why members cannot be added to a type.</summary>
public sealed record Obstacle(string Text, bool IsReportedByParsers);
