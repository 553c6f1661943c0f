using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Bodies straight from the compilation. The trees that belong to other projects have none here: those come packed.</summary>
/// <remarks>
/// Analyzers use it too, although they are warned of semantic models of their own (RS1030), because each model binds its file anew. Here a body is
/// bound once for a compilation, however many types call it, and only where something that is being judged reaches it: an editor that asks
/// for the diagnostics of one file gets them without the bodies of all others.
/// </remarks>
public sealed class CompilationBodies(Compilation compilation, CancellationToken cancellation = default) : IBodies
{
    // C# binds a body anew whenever it is asked, and many types call the same functions. What was bound goes with its compilation.
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, IOperation?>> Bound = new();

    private readonly ConcurrentDictionary<ISymbol, IOperation?> bound =
        Bound.GetValue(compilation, static _ => new ConcurrentDictionary<ISymbol, IOperation?>(SymbolEqualityComparer.Default));

    public IOperation? BodyOf(IMethodSymbol method)
    {
        if (!bound.TryGetValue(method, out IOperation? body))
            bound[method] = body = Bind(method, syntax => syntax);
        return body;
    }

    /// <summary>The bound expression that a part of a symbol's declaration stands for, such as the initialiser of a field; null where there is no source.</summary>
    /// <param name="symbol">What is declared.</param>
    /// <param name="part">The expression in a declaration, or null where it has none. It has to be one for a symbol.</param>
    public IOperation? PartOf(ISymbol symbol, System.Func<SyntaxNode, SyntaxNode?> part)
    {
        if (!bound.TryGetValue(symbol, out IOperation? value))
            bound[symbol] = value = Bind(symbol, part);
        return value;
    }

    private IOperation? Bind(ISymbol symbol, System.Func<SyntaxNode, SyntaxNode?> part)
    {
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            if (compilation.ContainsSyntaxTree(reference.SyntaxTree) && part(reference.GetSyntax(cancellation)) is { } syntax)
                return compilation.GetSemanticModel(reference.SyntaxTree).GetOperation(syntax, cancellation);
        }
        return null;
    }
}
