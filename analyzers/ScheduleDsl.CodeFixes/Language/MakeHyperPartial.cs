using System.Collections.Generic;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Makes a hyperparameter a partial property, whose body is generated.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeHyperPartial)), Shared]
public sealed class MakeHyperPartial() : LanguageFix(FindingKind.HyperNotPartial)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        // A number behind the accessors would be lost: the default stands in the attribute.
        if (found.Around<PropertyDeclarationSyntax>() is not { Initializer: null, ExplicitInterfaceSpecifier: null } property)
            yield break;
        List<Edit> edits = [];
        if (!property.Modifiers.Any(SyntaxKind.PartialKeyword))
            edits.Add(found.Insert(property.Type.SpanStart, "partial "));
        edits.AddRange(property.Modifiers.Where(m => m.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.RequiredKeyword or SyntaxKind.VirtualKeyword).Select(found.Remove));
        const string accessors = "{ get; init; }";
        if (property.ExpressionBody is { } body)
            edits.Add(found.Replace(TextSpan.FromBounds(body.SpanStart, property.SemicolonToken.Span.End), accessors));
        else if (property.AccessorList is { } list && list.ToString() != accessors)
            edits.Add(found.Replace(list.Span, accessors));
        yield return found.Mend("Make it a partial property", "partial", [.. edits]);
    }
}
