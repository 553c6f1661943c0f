using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.Generators;

/// <summary>A marked type with what binding it needs. Lives inside one transform only.</summary>
internal sealed record DslType(INamedTypeSymbol Symbol, IBodies Bodies, CancellationToken Cancellation)
{
    /// <summary>The type, or null for a further part that carries the attribute too: an error already, and two files of one name would be worse.</summary>
    public static DslType? Of(GeneratorAttributeSyntaxContext source, CancellationToken cancellation)
    {
        if (source.TargetSymbol is IMethodSymbol method)
            return OfMethod(method, source, cancellation);
        if (source.TargetSymbol is not INamedTypeSymbol type)
            return null;
        SyntaxReference? here = source.Attributes[0].ApplicationSyntaxReference;
        SyntaxReference? first = type.GetAttributes()
            .First(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, source.Attributes[0].AttributeClass)).ApplicationSyntaxReference;
        return here?.SyntaxTree == first?.SyntaxTree && here?.Span == first?.Span
            ? new DslType(type, new CompilationBodies(source.SemanticModel.Compilation, cancellation), cancellation)
            : null;
    }

    // A schedule that is defined by several methods is one type all the same.
    private static DslType? OfMethod(IMethodSymbol method, GeneratorAttributeSyntaxContext source, CancellationToken cancellation)
    {
        INamedTypeSymbol type = method.ContainingType;
        INamedTypeSymbol? mark = source.Attributes[0].AttributeClass;
        bool isMarked = type.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, mark));
        ISymbol first = type.GetMembers().First(m => m is IMethodSymbol && m.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, mark)));
        return !isMarked && SymbolEqualityComparer.Default.Equals(first, method)
            ? new DslType(type, new CompilationBodies(source.SemanticModel.Compilation, cancellation), cancellation)
            : null;
    }
}
