using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScheduleDsl.Compiler.Binding;

internal sealed partial class BodyBinder
{
    /// <summary>
    /// What C# itself refuses, with a message of its own. That message cannot know that a missing name is one of the language's.
    /// </summary>
    private void BindInvalid(IOperation operation)
    {
        context.FailSilently();
        foreach (InvocationExpressionSyntax call in operation.Syntax.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is IdentifierNameSyntax { Identifier.ValueText: var name }
                && MathFunctions.IsInLanguage(name, owner)
                && operation.SemanticModel?.GetSymbolInfo(call.Expression) is { Symbol: null, CandidateSymbols.IsEmpty: true })
                context.Report(FindingKind.FunctionNotImported, call.Expression.GetLocation(), name);
        }
    }
}
