using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Divides as numbers with a remainder.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DivideExactly)), Shared]
public sealed class DivideExactly() : LanguageFix(FindingKind.LostRemainder)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        if (found.Node is not BinaryExpressionSyntax { Right: LiteralExpressionSyntax { Token.Value: int or long } divisor } division)
            yield break;
        bool isFloat = found.Model.GetTypeInfo(division).ConvertedType?.SpecialType == SpecialType.System_Single;
        string text = divisor.ToString().TrimEnd('l', 'L') + (isFloat ? "f" : ".0");
        yield return found.Mend($"Divide by {text}", "divide", found.Replace(divisor.Span, text));
    }
}
