using System;
using System.Collections.Generic;
using System.Composition;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.CodeFixes.Settings;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Guidelines;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>Gives a number the nearest value of its range.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BringIntoRange)), Shared]
public sealed class BringIntoRange() : LanguageFix(FindingKind.HyperDefaultOutOfRange, FindingKind.SetOutOfRange)
{
    private const NumberStyles Style = NumberStyles.Float;

    internal override IEnumerable<Mend> Mends(Case found)
    {
        if (found.Around<AttributeSyntax>() is not { } attribute)
            yield break;
        bool isDefault = found.Diagnostic.Id == FindingKind.HyperDefaultOutOfRange.Id;
        if (!double.TryParse(found.Argument(isDefault ? 0 : 2), Style, CultureInfo.InvariantCulture, out double value)
            || Nearest(value, found.Argument(isDefault ? 2 : 3)) is not { } bound)
            yield break;
        string title = $"Write {NumberText.Written(bound)}";
        if (!isDefault && TextIn(found, attribute) is { } owner)
            yield return found.Mend(title, "range", new SettingEdit(found.Document.Id, owner, found.Argument(1), NumberText.Written(bound)));
        else if (isDefault && attribute.ArgumentList?.Arguments.FirstOrDefault(a => a.NameEquals is null)?.Expression is { } expression)
            yield return found.Mend(title, "range", found.Replace(expression.Span, NumberText.Written(bound)));
    }

    // The settings' text is the argument Set of recipes and groups, and the only argument of what composes.
    private static TextOwner? TextIn(Case found, AttributeSyntax attribute) =>
        found.Texts.Select(literal => new TextOwner(attribute, literal)).FirstOrDefault(owner => owner.Has(found.Argument(1)));

    // Such as "at least 0 and below 1": a bound that the range does not hold itself has no nearest value.
    private static double? Nearest(double value, string range)
    {
        double? least = Bound("at least "), most = Bound("at most "), above = Bound("above "), below = Bound("below ");
        double? nearest = value < least ? least : value > most ? most : null;
        return nearest <= above || nearest >= below ? null : nearest;

        double? Bound(string words) => range.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at
            && double.TryParse(range.Substring(at + words.Length).Split(',', ' ')[0], Style, CultureInfo.InvariantCulture, out double number) ? number : null;
    }
}
