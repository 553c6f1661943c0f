using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Curves;

/// <summary>Reads <c>Name(Setting=number, Table=[30, 60:0.1]).Curve</c>.</summary>
internal static class SpecParser
{
    private const string Form = "write Name, or Name(Setting=number, ...) such as Wsd(Peak=1e-3, WarmupSteps=100)";

    /// <exception cref="UserError">The text is not of that form.</exception>
    public static CurveSpec Parse(string text)
    {
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return text.Trim() is { Length: > 0 } only && IsName(only) ? new CurveSpec(only, []) : throw Wrong(text, "it is not a name");
        string name = text[..open].Trim();
        if (!IsName(name))
            throw Wrong(text, name.Length == 0 ? "the name before ( is missing" : $"{name} is not a name");
        int close = text.LastIndexOf(')');
        if (close < open)
            throw Wrong(text, "the closing ) is missing");
        string after = text[(close + 1)..].Trim();
        if (after.Length > 0 && (after[0] != '.' || !IsName(after[1..])))
            throw Wrong(text, $"{after} follows the closing )");
        return new CurveSpec(name, Settings(text, text[(open + 1)..close]), after.Length > 0 ? after[1..] : null);
    }

    private static List<SettingText> Settings(string text, string inside)
    {
        List<SettingText> settings = [];
        if (inside.Trim().Length == 0)
            return settings;
        foreach (string part in Parts(text, inside))
        {
            string[] sides = part.Split('=', 2, StringSplitOptions.TrimEntries);
            if (sides.Length < 2 || !IsName(sides[0]) || sides[1].Length == 0)
                throw Wrong(text, $"'{part.Trim()}' is not Setting=number");
            if (settings.Any(s => s.Name.Equals(sides[0], StringComparison.OrdinalIgnoreCase)))
                throw Wrong(text, $"{sides[0]} is given twice");
            settings.Add(new SettingText(sides[0], Unwrapped(sides[1])));
        }
        return settings;
    }

    // Commas within brackets or quotes are those of a table.
    private static IEnumerable<string> Parts(string text, string inside)
    {
        int start = 0;
        char? until = null;
        for (int i = 0; i < inside.Length; i++)
        {
            char c = inside[i];
            if (until is not null)
                until = c == until ? null : until;
            else if (c is '[' or '"' or '\'')
                until = c == '[' ? ']' : c;
            else if (c == ',')
            {
                yield return inside[start..i];
                start = i + 1;
            }
        }
        if (until is not null)
            throw Wrong(text, $"the closing {until} is missing");
        yield return inside[start..];
    }

    private static string Unwrapped(string value) =>
        value.Length >= 2 && (value[0], value[^1]) is ('[', ']') or ('"', '"') or ('\'', '\'') ? value[1..^1].Trim() : value;

    private static bool IsName(string text) => text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '+');

    private static UserError Wrong(string text, string what) => new($"{text} cannot be read: {what}; {Form}.");
}
