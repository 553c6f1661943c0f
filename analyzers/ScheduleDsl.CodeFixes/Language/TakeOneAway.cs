using System.Collections.Generic;
using System.Composition;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.CodeFixes.Settings;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Takes one of two values of a hyperparameter away, whichever it is: each is offered.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TakeOneAway)), Shared]
public sealed class TakeOneAway() : LanguageFix(FindingKind.HyperTwice)
{
    internal override IEnumerable<Mend> Mends(Case found)
    {
        string name = found.Argument(0);
        if (found.Around<AttributeSyntax>() is not { } attribute)
            yield break;
        List<(string Title, Edit Edit)> given = [];
        foreach (LiteralExpressionSyntax text in found.Texts)
        {
            string[] parts = text.Token.ValueText.Split(',');
            for (int i = 0; i < parts.Length; i++)
            {
                if (parts[i].Split('=')[0].Trim() == name)
                    given.Add(($"Take {parts[i].Trim()} away", Without(found, attribute, text, parts, i)));
            }
        }

        // Schedules stand beside the recipe, and groups have none.
        foreach (AttributeSyntax follow in OwnerFinder.Is(attribute, "Recipe") ? Followed(attribute, found.Model, name) : [])
            given.Add(($"Take the schedule {follow.DescendantNodes().OfType<TypeOfExpressionSyntax>().FirstOrDefault()?.Type} away", found.Replace(SpanOf(follow, found.Root), "")));
        for (int i = 0; i < given.Count && given.Count > 1; i++)
            yield return found.Mend(given[i].Title, "take" + i.ToString(CultureInfo.InvariantCulture), given[i].Edit);
    }

    private static Edit Without(Case found, AttributeSyntax attribute, LiteralExpressionSyntax text, string[] parts, int index)
    {
        if (parts.Length == 1 && text.Parent is AttributeArgumentSyntax argument)
            return found.Replace(SeparatedText.SpanOf(attribute.ArgumentList!.Arguments, argument), "");
        string rest = string.Join(",", parts.Where((_, i) => i != index)).Trim();
        return found.Replace(text.Span, $"\"{rest}\"");
    }

    private static IEnumerable<AttributeSyntax> Followed(AttributeSyntax recipe, SemanticModel model, string hyper) =>
        (recipe.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.AttributeLists.SelectMany(l => l.Attributes) ?? [])
            .Where(a => OwnerFinder.Is(a, "Follow") && a.ArgumentList?.Arguments.FirstOrDefault()?.Expression is { } named && model.GetConstantValue(named) is { HasValue: true, Value: string name } && name == hyper);

    /// <summary>An attribute with its comma, or its whole list with its line where it is alone in it.</summary>
    private static TextSpan SpanOf(AttributeSyntax attribute, SyntaxNode root)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
            return SeparatedText.SpanOf(list.Attributes, attribute);
        SyntaxToken next = list.GetLastToken().GetNextToken();
        return TextSpan.FromBounds(list.SpanStart, next.RawKind == 0 ? root.FullSpan.End : next.SpanStart);
    }
}
