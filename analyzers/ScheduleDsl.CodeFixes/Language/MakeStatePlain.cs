using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.CodeFixes.Settings;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Takes from a state what the runtime decides: readonly, static, and what it is before the first step, which the attribute says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeStatePlain)), Shared]
public sealed class MakeStatePlain() : LanguageFix(FindingKind.StateField)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        if (found.Around<FieldDeclarationSyntax>() is not { Declaration.Variables: [var variable] } field)
            yield break;
        AttributeSyntax? state = field.AttributeLists.SelectMany(l => l.Attributes).FirstOrDefault(a => OwnerFinder.Is(a, "State"));
        List<Edit> edits = [.. field.Modifiers.Where(m => m.Kind() is SyntaxKind.ReadOnlyKeyword or SyntaxKind.StaticKeyword or SyntaxKind.ConstKeyword).Select(found.Remove)];
        if (variable.Initializer is { } initializer)
        {
            // A number that the attribute can have as well.
            if (state is null || ArgumentOwner.Written(state, "Initial") is not null
                || initializer.Value is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } number)
                yield break;
            edits.Add(found.Set(state, "Initial", number.ToString().TrimEnd('f', 'F')));
            edits.Add(found.Replace(TextSpan.FromBounds(variable.Identifier.Span.End, initializer.Span.End), ""));
        }
        yield return found.Mend("Make it a plain field", "plain", [.. edits]);
    }
}
