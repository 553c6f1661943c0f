using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Names the hyperparameter, or the curve, that was most likely meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameHyper)), Shared]
public sealed class NameHyper() : LanguageFix(FindingKind.UnknownHyper, FindingKind.UnknownCurve)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        string name = found.Argument(1);
        string? nearest = NearestName.Of(name, found.Argument(2).Split([", "], System.StringSplitOptions.RemoveEmptyEntries));
        foreach (LiteralExpressionSyntax text in found.Texts)
        {
            string value = text.Token.ValueText;
            int at = value == name ? 0 : PartAt(value, name);
            if (nearest is null || at < 0)
                continue;
            yield return found.Mend($"Name {nearest}", "name", found.Replace(new TextSpan(text.SpanStart + 1 + at, name.Length), nearest));
            yield break;
        }

        // A schedule without further curves has its own.
        if (found.Diagnostic.Id == FindingKind.UnknownCurve.Id && nearest is null
            && found.Argument(2).StartsWith("none ", System.StringComparison.Ordinal) && found.Around<AttributeSyntax>() is { } attribute)
            yield return found.Mend("Take the curve away", "away", found.Set(attribute, "Curve", null));
    }

    // Where the part "name=value" of a settings text begins; -1 where there is none.
    private static int PartAt(string text, string name)
    {
        int start = 0;
        foreach (string part in text.Split(','))
        {
            if (part.Split('=')[0].Trim() == name)
                return start + part.Length - part.TrimStart().Length;
            start += part.Length + 1;
        }
        return -1;
    }
}
