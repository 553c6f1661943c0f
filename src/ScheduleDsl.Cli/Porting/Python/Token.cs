namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    Name,
    Number,
    Text,
    Operator,
    NewLine,
    Indent,
    Dedent,
    End,
}

/// <summary>A word of a snippet.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written; for <see cref="TokenKind.Text"/> what stands between the quotes.</param>
/// <param name="At">Where it begins.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset behind its last character.</param>
internal sealed record Token(TokenKind Kind, string Text, Position At, int Start, int End)
{
    /// <summary>A string that Python would fill in (<c>f"..."</c>).</summary>
    public bool IsFormatted { get; init; }

    public bool Is(string text) => Kind is TokenKind.Operator or TokenKind.Name && Text == text;

    /// <summary>For messages.</summary>
    public string Shown => Kind switch
    {
        TokenKind.NewLine or TokenKind.End or TokenKind.Dedent => "the end of the line",
        TokenKind.Indent => "the indentation",
        TokenKind.Text => "the string",
        _ => "'" + Text + "'",
    };
}
