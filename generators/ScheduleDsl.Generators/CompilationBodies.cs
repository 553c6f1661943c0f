using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.Generators;

/// <summary>Bodies straight from the compilation. The trees that belong to other projects have none here: those come packed.</summary>
internal sealed class CompilationBodies(Compilation compilation, CancellationToken cancellation) : IBodies
{
    public IOperation? BodyOf(IMethodSymbol method)
    {
        foreach (SyntaxReference reference in method.DeclaringSyntaxReferences)
        {
            if (compilation.ContainsSyntaxTree(reference.SyntaxTree))
                return compilation.GetSemanticModel(reference.SyntaxTree).GetOperation(reference.GetSyntax(cancellation), cancellation);
        }
        return null;
    }
}
