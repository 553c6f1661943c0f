using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.CodeFixes.Settings;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>A diagnostic of the language, in its document.</summary>
internal sealed record Case(Document Document, SyntaxNode Root, SemanticModel Model, Diagnostic Diagnostic)
{
    /// <summary>What it is reported on.</summary>
    public SyntaxNode Node => Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The declaration or attribute around it.</summary>
    public T? Around<T>()
        where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    /// <summary>An argument of the message.</summary>
    public string Argument(int index) =>
        Diagnostic.Properties.TryGetValue("Argument" + index.ToString(CultureInfo.InvariantCulture), out string? text) ? text ?? "" : "";

    public Edit Replace(TextSpan span, string text) => new TextEdit(Document.Id, span, text);

    public Edit Insert(int position, string text) => Replace(new TextSpan(position, 0), text);

    /// <summary>A token and the space behind it go.</summary>
    public Edit Remove(SyntaxToken token) => Replace(TextSpan.FromBounds(token.SpanStart, token.GetNextToken().SpanStart), "");

    public Edit Set(AttributeSyntax attribute, string name, string? value) => new SettingEdit(Document.Id, new ArgumentOwner(attribute), name, value);

    /// <summary>A mend of this diagnostic; where there are several, each has a key of its own.</summary>
    public Mend Mend(string title, string key, params Edit[] edits) => new(title, key, edits);

    /// <summary>The literals in the arguments of the attribute that it is reported on.</summary>
    public IEnumerable<LiteralExpressionSyntax> Texts => Around<AttributeSyntax>()?.ArgumentList?.DescendantNodes().OfType<LiteralExpressionSyntax>()
        .Where(TextOwner.IsPlain) ?? [];
}
