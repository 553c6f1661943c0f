using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Writes a schedule's numbers as doubles.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ComputeInDouble)), Shared]
public sealed class ComputeInDouble() : LanguageFix(FindingKind.ComputesInFloat)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        if (found.Around<MethodDeclarationSyntax>() is not { } method)
            yield break;
        Edit[] edits =
        [
            .. method.DescendantTokens().Where(t => t.IsKind(SyntaxKind.FloatKeyword)).Select(t => found.Replace(t.Span, "double")),
            .. method.DescendantTokens().Where(t => t.IsKind(SyntaxKind.NumericLiteralToken) && t.Value is float).Select(t => found.Replace(t.Span, AsDouble(t.Text))),
        ];
        if (edits.Length > 0)
            yield return found.Mend("Compute in double", "double", edits);
    }

    private static string AsDouble(string literal)
    {
        string number = literal.TrimEnd('f', 'F');
        return number.Any(c => c is '.' or 'e' or 'E') ? number : number + ".0";
    }
}
