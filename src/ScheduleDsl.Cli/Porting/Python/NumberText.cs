using System;
using System.Globalization;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>Python's numbers: <c>300</c>, <c>1_000</c>, <c>1e-3</c>, <c>.5</c>, <c>0x1F</c>.</summary>
internal static class NumberText
{
    /// <summary>The offset behind the number that begins at <paramref name="start"/>.</summary>
    public static int End(string source, int start)
    {
        int end = start;
        while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] is '_' or '.' || IsExponentSign(source, start, end)))
            end++;
        return end;
    }

    /// <summary>The value, and whether Python holds it as an int; null where the text is no number.</summary>
    public static (double Value, bool IsWhole)? Parse(string text)
    {
        string digits = text.Replace("_", "");
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return long.TryParse(digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long hex) ? (hex, true) : null;
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(digits, style, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
            return null;
        return (value, digits.AsSpan().IndexOfAny('.', 'e', 'E') < 0);
    }

    // Not in hexadecimal numbers, where e is a digit.
    private static bool IsExponentSign(string source, int start, int at) =>
        source[at] is '+' or '-' && at > start && source[at - 1] is 'e' or 'E' && source[start + 1] is not ('x' or 'X');
}
