using System.Collections.Generic;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Writes the literal beside a value of every weight as a float.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseFloatLiteral)), Shared]
public sealed class UseFloatLiteral() : LanguageFix(FindingKind.FloatToDouble)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        SyntaxNode place = found.Node;
        while (place.Parent is ParenthesizedExpressionSyntax)
            place = place.Parent;
        if (place.Parent is not BinaryExpressionSyntax binary)
            yield break;
        ExpressionSyntax other = binary.Left == place ? binary.Right : binary.Left;
        while (other is ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax)
            other = other is ParenthesizedExpressionSyntax inner ? inner.Expression : ((PrefixUnaryExpressionSyntax)other).Operand;
        if (other is LiteralExpressionSyntax { Token.Value: double } literal)
            yield return found.Mend("Write the literal as a float", "float", found.Replace(literal.Span, literal.ToString().TrimEnd('d', 'D') + "f"));
    }
}
