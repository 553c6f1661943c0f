using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.Compiler.Tests.Support;

internal sealed class CompilationBodies(Compilation compilation) : IBodies
{
    public IOperation? BodyOf(IMethodSymbol method)
    {
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
            return null;
        SyntaxNode? node = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return node is null ? null : compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node);
    }
}
