using System;
using System.Text;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>A string of the snippet.</summary>
/// <param name="Value">What stands between the quotes, escapes resolved.</param>
/// <param name="End">The offset behind it.</param>
/// <param name="IsFormatted">Whether Python would fill it in.</param>
internal sealed record StringText(string Value, int End, bool IsFormatted)
{
    /// <summary>How many letters stand before the quote where a string begins at <paramref name="start"/>, else null.</summary>
    public static int? Prefix(string source, int start)
    {
        int at = start;
        while (at < source.Length && at < start + 2 && "rRbBuUfF".Contains(source[at], StringComparison.Ordinal))
            at++;
        return at < source.Length && source[at] is '"' or '\'' ? at - start : null;
    }

    /// <exception cref="UserError">The string does not end.</exception>
    public static StringText Read(string source, int start, int prefix, Position at)
    {
        string letters = source.Substring(start, prefix);
        bool raw = letters.Contains('r', StringComparison.OrdinalIgnoreCase);
        int i = start + prefix;
        char quote = source[i];
        string closing = string.CompareOrdinal(source, i, new string(quote, 3), 0, 3) == 0 ? new string(quote, 3) : quote.ToString();
        i += closing.Length;
        StringBuilder value = new();
        while (true)
        {
            if (i >= source.Length || (source[i] == '\n' && closing.Length == 1))
                throw at.Error("the string does not end.");
            if (string.CompareOrdinal(source, i, closing, 0, closing.Length) == 0)
                return new StringText(value.ToString(), i + closing.Length, letters.Contains('f', StringComparison.OrdinalIgnoreCase));
            if (source[i] == '\\' && i + 1 < source.Length)
            {
                value.Append(raw ? source.Substring(i, 2) : Unescaped(source[i + 1]));
                i += 2;
                continue;
            }
            value.Append(source[i++]);
        }
    }

    private static string Unescaped(char escaped) => escaped switch
    {
        'n' => "\n",
        't' => "\t",
        '\n' => "",
        '\\' or '\'' or '"' => escaped.ToString(),
        _ => "\\" + escaped,
    };
}
