using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.Compiler.Tests.Support;

internal sealed class CompilationBodies(Compilation compilation) : IBodies
{
    public IOperation? BodyOf(IMethodSymbol method)
    {
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly))
            return null;
        SyntaxNode? node = method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        // An auto property's accessor has no body.
        if (node is null or AccessorDeclarationSyntax { Body: null, ExpressionBody: null })
            return null;
        return compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node);
    }
}
