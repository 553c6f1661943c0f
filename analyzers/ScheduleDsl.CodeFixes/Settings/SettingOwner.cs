using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ScheduleDsl.CodeFixes.Settings;

/// <summary>What holds settings in code, and how they are written there.</summary>
internal abstract record SettingOwner
{
    /// <summary>The changes of text that give settings their values.</summary>
    /// <param name="settings">Names and values; a value is null where the setting is taken away.</param>
    /// <param name="text">The document.</param>
    public abstract IEnumerable<TextChange> Changes(IReadOnlyList<(string Name, string? Value)> settings, SourceText text);
}

/// <summary>The arguments of an attribute, <c>[Warmup(Steps = 100)]</c>.</summary>
internal sealed record ArgumentOwner(AttributeSyntax Attribute) : SettingOwner
{
    public override IEnumerable<TextChange> Changes(IReadOnlyList<(string Name, string? Value)> settings, SourceText text)
    {
        List<string> added = [];
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = Attribute.ArgumentList?.Arguments ?? default;
        foreach ((string name, string? value) in settings)
        {
            AttributeArgumentSyntax? written = Written(Attribute, name);
            if (written is null && value is not null)
                added.Add($"{name} = {value}");
            else if (written is not null)
                yield return value is null ? new TextChange(SeparatedText.SpanOf(arguments, written), "") : new TextChange(written.Expression.Span, value);
        }
        if (added.Count > 0)
            yield return Add(string.Join(", ", added));
    }

    public static AttributeArgumentSyntax? Written(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name);

    private TextChange Add(string arguments) => Attribute.ArgumentList is not { } list ? new TextChange(new TextSpan(Attribute.Span.End, 0), $"({arguments})")
        : new TextChange(new TextSpan(list.CloseParenToken.SpanStart, 0), list.Arguments.Count > 0 ? ", " + arguments : arguments);
}

/// <summary>Text of settings in an argument of an attribute, <c>Set = "Beta2=0.95, Epsilon=1e-10"</c>.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Literal">The text, a literal without escapes; null where there is none yet.</param>
internal sealed record TextOwner(AttributeSyntax Attribute, LiteralExpressionSyntax? Literal) : SettingOwner
{
    /// <summary>The text of an attribute that has one; null where it is not written as one plain literal.</summary>
    public static TextOwner? Of(AttributeSyntax attribute) => ArgumentOwner.Written(attribute, "Set") is not { } argument ? new TextOwner(attribute, null)
        : argument.Expression is LiteralExpressionSyntax literal && IsPlain(literal) ? new TextOwner(attribute, literal)
        : null;

    public static bool IsPlain(LiteralExpressionSyntax literal) => literal.IsKind(SyntaxKind.StringLiteralExpression) && literal.Token.Text == $"\"{literal.Token.ValueText}\"";

    /// <summary>Whether a setting is in the text.</summary>
    public bool Has(string name) => Literal is not null && Literal.Token.ValueText.Split(',').Any(part => NameOf(part) == name);

    public override IEnumerable<TextChange> Changes(IReadOnlyList<(string Name, string? Value)> settings, SourceText text)
    {
        List<string> parts = Literal is null ? [] : [.. Literal.Token.ValueText.Split(',').Where(p => p.Trim().Length > 0)];
        foreach ((string name, string? value) in settings)
        {
            // Such text has no digit separators.
            string? number = value?.Replace("_", "");
            int at = parts.FindIndex(p => NameOf(p) == name);
            if (at < 0 && number is not null)
                parts.Add($"{(parts.Count > 0 ? " " : "")}{name}={number}");
            else if (at >= 0 && number is not null)
                parts[at] = With(parts[at], number);
            else if (at >= 0)
                parts.RemoveAt(at);
        }
        string written = $"\"{string.Join(",", parts).TrimStart()}\"";
        return Literal is null ? new ArgumentOwner(Attribute).Changes([("Set", written)], text) : [new TextChange(Literal.Span, written)];
    }

    private static string NameOf(string part) => part.Split('=')[0].Trim();

    // Spaces stay where they are.
    private static string With(string part, string value)
    {
        int sign = part.IndexOf('=') + 1;
        string old = part.Substring(sign);
        return part.Substring(0, sign) + old.Substring(0, old.Length - old.TrimStart().Length) + value + old.Substring(old.TrimEnd().Length);
    }
}

/// <summary>The default of a parameter of a schedule's method, whose property carries the parameter's name.</summary>
internal sealed record ParameterOwner(ParameterSyntax Parameter) : SettingOwner
{
    public override IEnumerable<TextChange> Changes(IReadOnlyList<(string Name, string? Value)> settings, SourceText text)
    {
        if (settings[settings.Count - 1].Value is { } value)
            yield return Parameter.Default is { } given ? new TextChange(given.Value.Span, value) : new TextChange(new TextSpan(Parameter.Identifier.Span.End, 0), $" = {value}");
    }
}

/// <summary>A call that takes options as one more argument.</summary>
/// <param name="Arguments">The arguments so far.</param>
/// <param name="Type">The type of the options, as it is called there.</param>
/// <param name="Name">The parameter, where the place of the argument does not say which it is.</param>
internal sealed record CallOwner(ArgumentListSyntax Arguments, string Type, string? Name) : SettingOwner
{
    public override IEnumerable<TextChange> Changes(IReadOnlyList<(string Name, string? Value)> settings, SourceText text)
    {
        string options = $"{(Name is null ? "" : Name + ": ")}new {Type} {{ {string.Join(", ", settings.Select(s => $"{s.Name} = {s.Value}"))} }}";
        yield return new TextChange(new TextSpan(Arguments.CloseParenToken.SpanStart, 0), Arguments.Arguments.Count > 0 ? ", " + options : options);
    }
}
