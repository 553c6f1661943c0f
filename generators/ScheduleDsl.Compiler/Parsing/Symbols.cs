using System.Linq;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Questions to symbols that several parsers ask.</summary>
public static class Symbols
{
    private static readonly SymbolDisplayFormat QualifiedName =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    /// <summary>Namespace, containing types and name, as C# writes them: <c>Acme.Optimizers.Lion</c>.</summary>
    public static string FullName(this ITypeSymbol type) => type.ToDisplayString(QualifiedName);

    public static bool Is(this ITypeSymbol? type, string fullName) =>
        type is INamedTypeSymbol { Arity: 0, ContainingType: null } named
        && fullName.EndsWith(named.Name, System.StringComparison.Ordinal)
        && named.FullName() == fullName;

    /// <summary>
    /// Analyzers see the compilation after generation; the generator, which has to compile the same source, does not.
    /// </summary>
    public static bool IsGenerated(this ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences is { Length: > 0 } places
        && places.All(p => p.SyntaxTree.FilePath.EndsWith(".g.cs", System.StringComparison.OrdinalIgnoreCase));

    /// <summary>The attributes of that full name with one type argument, in the order of the source.</summary>
    public static System.Collections.Generic.IEnumerable<AttributeData> GenericAttributes(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().Where(a => a.AttributeClass is { Arity: 1, ContainingType: null } of
            && $"{of.ContainingNamespace.ToDisplayString()}.{of.Name}" == fullName);

    /// <summary>The attribute of that metadata name, or null.</summary>
    public static AttributeData? Attribute(this ISymbol symbol, string fullName) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(fullName));

    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (System.Collections.Generic.KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }
        return null;
    }

    public static Location Location(this ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Microsoft.CodeAnalysis.Location.None;

    /// <summary>Where the attribute is written; the symbol's own place where it has no source.</summary>
    public static Location LocationOr(this AttributeData attribute, ISymbol symbol) =>
        attribute.ApplicationSyntaxReference is { } reference
            ? Microsoft.CodeAnalysis.Location.Create(reference.SyntaxTree, reference.Span)
            : symbol.Location();
}
