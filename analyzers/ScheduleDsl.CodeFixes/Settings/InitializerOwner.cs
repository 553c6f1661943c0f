using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ScheduleDsl.CodeFixes.Settings;

/// <summary>An object that is made, <c>new Cosine { Peak = 1e-3 }</c>, or made of another, <c>settings with { Beta2 = 0.95 }</c>.</summary>
internal sealed record InitializerOwner(ExpressionSyntax Expression) : SettingOwner
{
    private InitializerExpressionSyntax? Initializer => Expression switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.Initializer,
        WithExpressionSyntax with => with.Initializer,
        _ => null,
    };

    /// <summary>Where a setting is given.</summary>
    public AssignmentExpressionSyntax? Written(string name) => Initializer?.Expressions.OfType<AssignmentExpressionSyntax>()
        .FirstOrDefault(a => a.Left is IdentifierNameSyntax left && left.Identifier.ValueText == name);

    public override IEnumerable<TextChange> Changes(IReadOnlyList<(string Name, string? Value)> settings, SourceText text)
    {
        List<string> added = [];
        foreach ((string name, string? value) in settings)
        {
            AssignmentExpressionSyntax? written = Written(name);
            if (written is not null && value is not null)
                yield return new TextChange(written.Right.Span, value);
            else if (written is not null)
                yield return Without(written);
            else if (value is not null)
                added.Add($"{name} = {value}");
        }
        if (added.Count > 0)
        {
            foreach (TextChange change in With(added, text))
                yield return change;
        }
    }

    private TextChange Without(AssignmentExpressionSyntax written)
    {
        SeparatedSyntaxList<ExpressionSyntax> all = Initializer!.Expressions;
        if (all.Count > 1 || Expression is not ObjectCreationExpressionSyntax { ArgumentList: null } creation)
            return new TextChange(SeparatedText.SpanOf(all, written), "");
        return new TextChange(TextSpan.FromBounds(creation.Type.Span.End, Initializer.Span.End), "()");
    }

    private IEnumerable<TextChange> With(List<string> added, SourceText text)
    {
        string list = string.Join(", ", added);
        if (Initializer is not { Expressions: { Count: > 0 } all } initializer)
        {
            TextSpan place = Initializer?.Span
                ?? (Expression is ObjectCreationExpressionSyntax { ArgumentList: { Arguments.Count: 0 } empty } ? empty.Span : new TextSpan(Expression.Span.End, 0));
            yield return new TextChange(place, Initializer is null ? $" {{ {list} }}" : $"{{ {list} }}");
            yield break;
        }
        ExpressionSyntax last = all[all.Count - 1];
        SyntaxToken end = all.SeparatorCount == all.Count ? all.GetSeparator(all.Count - 1) : last.GetLastToken();
        string comma = end.IsKind(SyntaxKind.CommaToken) && end.Parent == initializer ? "," : "";
        if (Line(last.SpanStart) == Line(initializer.OpenBraceToken.SpanStart) || !end.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia))
        {
            yield return new TextChange(new TextSpan(end.Span.End, 0), comma.Length > 0 ? $" {list}," : $", {list}");
            yield break;
        }

        // A line for each, indented as the last; a comment behind that one stays there.
        TextLine line = text.Lines.GetLineFromPosition(last.SpanStart);
        string indent = new([.. line.ToString().TakeWhile(char.IsWhiteSpace)]);
        string newLine = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        if (comma.Length == 0)
            yield return new TextChange(new TextSpan(end.Span.End, 0), ",");
        string lines = string.Join("," + newLine, added.Select(a => indent + a)) + comma + newLine;
        yield return new TextChange(new TextSpan(end.FullSpan.End, 0), lines);

        int Line(int position) => text.Lines.GetLineFromPosition(position).LineNumber;
    }
}
