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
        if (source.TargetSymbol is not INamedTypeSymbol type)
            return null;
        SyntaxReference? here = source.Attributes[0].ApplicationSyntaxReference;
        SyntaxReference? first = type.GetAttributes()
            .First(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, source.Attributes[0].AttributeClass)).ApplicationSyntaxReference;
        return here?.SyntaxTree == first?.SyntaxTree && here?.Span == first?.Span
            ? new DslType(type, new CompilationBodies(source.SemanticModel.Compilation, cancellation), cancellation)
            : null;
    }
}
