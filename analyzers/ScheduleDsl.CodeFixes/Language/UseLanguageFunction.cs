using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Calls the function of the rule language, which gives the same bits everywhere.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseLanguageFunction)), Shared]
public sealed class UseLanguageFunction() : LanguageFix(FindingKind.UseLanguageFunction)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        if ((found.Node as InvocationExpressionSyntax ?? found.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>()) is not { } call)
            yield break;
        string full = found.Argument(1), name = full.Substring(full.LastIndexOf('.') + 1);

        // As short as it can be said there.
        string text = new[] { name, "Language." + name }.FirstOrDefault(IsFunction) ?? full;
        yield return found.Mend($"Call {full}", "function", found.Replace(call.Expression.Span, text));

        bool IsFunction(string expression)
        {
            SymbolInfo symbol = found.Model.GetSpeculativeSymbolInfo(
                call.SpanStart, SyntaxFactory.ParseExpression(expression + call.ArgumentList), SpeculativeBindingOption.BindAsExpression);
            return (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault())?.ContainingType.Is(DslNames.Language) == true;
        }
    }
}
