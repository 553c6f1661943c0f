using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>A place in the tokens of a snippet.</summary>
internal sealed class TokenCursor(string source, IReadOnlyList<Token> tokens)
{
    // Words that are no names. Those of statements are here too: an expression that meets one is wrong.
    private static readonly string[] Keywords =
    [
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if",
        "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ];

    private int index;

    public Token Current => tokens[index];

    public Token Following => tokens[System.Math.Min(index + 1, tokens.Count - 1)];

    public Token Next() => tokens[index++];

    public bool TryTake(string text)
    {
        if (!Current.Is(text))
            return false;
        index++;
        return true;
    }

    /// <exception cref="UserError">Something else stands here.</exception>
    public Token Take(string text) => Current.Is(text) ? Next() : throw Current.At.Error($"'{text}' is expected here, not {Current.Shown}.");

    /// <exception cref="UserError">No name stands here.</exception>
    public Token TakeName() => IsName(Current) ? Next() : throw Current.At.Error($"a name is expected here, not {Current.Shown}.");

    /// <exception cref="UserError">Something else stands here.</exception>
    public Token Take(TokenKind kind) => Current.Kind == kind ? Next() : throw Current.At.Error($"{Current.Shown} is not expected here.");

    public static bool IsName(Token token) => token.Kind == TokenKind.Name && !Keywords.Contains(token.Text);

    /// <summary>The source from a token up to the one taken last, on one line.</summary>
    public string TextFrom(Token first) => OneLine(source[first.Start..tokens[index - 1].End]);

    private static string OneLine(string text) => Regex.Replace(Regex.Replace(text, @"#[^\n]*(?=\n)", ""), @"\s+", " ");
}
