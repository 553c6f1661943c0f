using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.Generators;

/// <summary>Bodies straight from the compilation. The trees that belong to other projects have none here: those come packed.</summary>
internal sealed class CompilationBodies(Compilation compilation, CancellationToken cancellation) : IBodies
{
    // C# binds a body anew whenever it is asked, and many types call the same functions. What was bound goes with its compilation.
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IMethodSymbol, IOperation?>> Bound = new();

    private readonly ConcurrentDictionary<IMethodSymbol, IOperation?> bound =
        Bound.GetValue(compilation, static _ => new ConcurrentDictionary<IMethodSymbol, IOperation?>(SymbolEqualityComparer.Default));

    public IOperation? BodyOf(IMethodSymbol method)
    {
        if (!bound.TryGetValue(method, out IOperation? body))
            bound[method] = body = Bind(method);
        return body;
    }

    private IOperation? Bind(IMethodSymbol method)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            if (compilation.ContainsSyntaxTree(reference.SyntaxTree))
                return compilation.GetSemanticModel(reference.SyntaxTree).GetOperation(reference.GetSyntax(cancellation), cancellation);
        }
        return null;
    }
}
