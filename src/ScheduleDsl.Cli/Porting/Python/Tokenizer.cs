using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Cli.Porting.Python;

/// <summary>
/// Splits Python into words. Newlines count outside brackets only; indentation becomes <see cref="TokenKind.Indent"/> and
/// <see cref="TokenKind.Dedent"/>; comments vanish.
/// </summary>
internal sealed class Tokenizer
{
    // Longest first, so that ** is not two stars.
    private static readonly string[] Operators =
    [
        "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", ":=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=",
        "+", "-", "*", "/", "%", "@", "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=",
    ];

    private readonly string source;
    private readonly List<Token> tokens = [];
    private readonly Stack<int> indents = new();
    private readonly Stack<Token> brackets = new();
    private int offset;
    private int line = 1;
    private int lineStart;

    private Tokenizer(string source) => this.source = source;

    /// <exception cref="UserError">A character, a string or the indentation is not Python's; the message names line and column.</exception>
    public static IReadOnlyList<Token> Run(string source)
    {
        Tokenizer tokenizer = new(source);
        tokenizer.ReadAll();
        return tokenizer.tokens;
    }

    private Position Here => new(line, offset - lineStart + 1);

    private char Current => offset < source.Length ? source[offset] : '\0';

    private void ReadAll()
    {
        ReadIndentation();
        while (offset < source.Length)
            ReadOne();
        if (brackets.TryPeek(out Token? open))
            throw open.At.Error($"'{open.Text}' is never closed.");
        EndLine(offset);
        // The first level belongs to the snippet, which may come from within a function.
        for (int i = indents.Count; i > 1; i--)
            Add(TokenKind.Dedent, "", Here, offset);
        Add(TokenKind.End, "", Here, offset);
    }

    private void ReadOne()
    {
        char c = Current;
        if (c == '\n')
            ReadNewLine();
        else if (c is ' ' or '\t' or '\f' or '\r')
            offset++;
        else if (c == '#')
            SkipComment();
        else if (c == '\\' && Following(1) == '\n')
            NextLine(2);
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Following(1))))
            ReadWord(TokenKind.Number, NumberText.End(source, offset));
        else if (StringText.Prefix(source, offset) is int prefix)
            ReadString(prefix);
        else if (char.IsLetter(c) || c == '_')
            ReadWord(TokenKind.Name, NameEnd());
        else
            ReadOperator();
    }

    private char Following(int distance) => offset + distance < source.Length ? source[offset + distance] : '\0';

    private void ReadNewLine()
    {
        int end = offset;
        NextLine(1);
        if (brackets.Count > 0)
            return;
        EndLine(end);
        ReadIndentation();
    }

    private void NextLine(int characters)
    {
        offset += characters;
        line++;
        lineStart = offset;
    }

    private void EndLine(int end)
    {
        if (tokens.Count > 0 && tokens[^1].Kind is not (TokenKind.NewLine or TokenKind.Indent or TokenKind.Dedent))
            Add(TokenKind.NewLine, "", tokens[^1].At with { Column = tokens[^1].At.Column + tokens[^1].End - tokens[^1].Start }, end);
    }

    // At the start of a line: empty lines and comments have no indentation.
    private void ReadIndentation()
    {
        while (true)
        {
            int width = 0;
            while (Current is ' ' or '\t' or '\r')
            {
                width += Current == '\t' ? 8 - width % 8 : 1;
                offset++;
            }
            if (Current == '#')
                SkipComment();
            if (Current == '\n')
            {
                NextLine(1);
                continue;
            }
            if (offset < source.Length)
                Indent(width);
            return;
        }
    }

    private void Indent(int width)
    {
        if (indents.Count == 0)
        {
            indents.Push(width);
            return;
        }
        if (width > indents.Peek())
        {
            indents.Push(width);
            Add(TokenKind.Indent, "", Here, offset);
            return;
        }
        while (width < indents.Peek() && indents.Count > 1)
        {
            indents.Pop();
            Add(TokenKind.Dedent, "", Here, offset);
        }
        if (width != indents.Peek())
            throw Here.Error("the indentation fits no line above.");
    }

    private void SkipComment()
    {
        while (offset < source.Length && Current != '\n')
            offset++;
    }

    private int NameEnd()
    {
        int end = offset;
        while (end < source.Length && (char.IsLetterOrDigit(source[end]) || source[end] == '_'))
            end++;
        return end;
    }

    private void ReadString(int prefix)
    {
        Position at = Here;
        int start = offset;
        StringText text = StringText.Read(source, offset, prefix, at);
        tokens.Add(new Token(TokenKind.Text, text.Value, at, start, text.End) { IsFormatted = text.IsFormatted });
        for (int i = start; i < text.End; i++)
        {
            if (source[i] == '\n')
                (line, lineStart) = (line + 1, i + 1);
        }
        offset = text.End;
    }

    private void ReadOperator()
    {
        string? found = Operators.FirstOrDefault(o => string.CompareOrdinal(source, offset, o, 0, o.Length) == 0);
        if (found is null)
            throw Here.Error($"'{Current}' is not Python.");
        Token token = Add(TokenKind.Operator, found, Here, offset + found.Length);
        offset = token.End;
        if (found is "(" or "[" or "{")
            brackets.Push(token);
        else if (found is ")" or "]" or "}")
            Close(token);
    }

    private void Close(Token close)
    {
        if (!brackets.TryPop(out Token? open))
            throw close.At.Error($"'{close.Text}' closes nothing.");
        if ((open.Text, close.Text) is not (("(", ")") or ("[", "]") or ("{", "}")))
            throw close.At.Error($"'{close.Text}' does not close the '{open.Text}' of line {open.At.Line}, column {open.At.Column}.");
    }

    private void ReadWord(TokenKind kind, int end)
    {
        Add(kind, source[offset..end], Here, end);
        offset = end;
    }

    private Token Add(TokenKind kind, string text, Position at, int end)
    {
        Token token = new(kind, text, at, Math.Min(offset, end), end);
        tokens.Add(token);
        return token;
    }
}
