using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ScheduleDsl.Analyzers.SettingsFiles;

/// <summary>Reads JSON as RFC 8259 has it, without comments, as the program does that loads the settings.</summary>
internal sealed class JsonReader
{
    private const int Deepest = 64;

    private readonly string text;
    private int position;

    private JsonReader(string text) => this.text = text;

    /// <exception cref="SettingsFileException">The text is not JSON.</exception>
    public static JsonValue Read(string text)
    {
        JsonReader reader = new(text);
        JsonValue value = reader.Value(0);
        reader.SkipSpace();
        return reader.position == text.Length ? value : throw reader.Wrong("the end of the file");
    }

    private char Current => position < text.Length ? text[position] : '\0';

    private JsonValue Value(int depth)
    {
        SkipSpace();
        if (depth > Deepest)
            throw Wrong($"at most {Deepest} levels");
        return Current switch
        {
            '{' => Object(depth),
            '[' => Array(depth),
            '"' => Text(),
            't' => Word("true", JsonKind.True),
            'f' => Word("false", JsonKind.False),
            'n' => Word("null", JsonKind.Null),
            '-' or (>= '0' and <= '9') => Number(),
            _ => throw Wrong("a value"),
        };
    }

    private JsonValue Object(int depth)
    {
        int start = position++;
        JsonValue value = new(JsonKind.Object, default, "");
        SkipSpace();
        while (Current != '}')
        {
            if (value.Members.Count > 0)
                Take(',', "',' or '}'");
            SkipSpace();
            if (Current != '"')
                throw Wrong("the name of a property");
            JsonValue name = Text();
            SkipSpace();
            Take(':', "':'");
            value.Members.Add(new JsonMember(name.Text, name.Span, Value(depth + 1)));
            SkipSpace();
        }
        position++;
        return value with { Span = TextSpan.FromBounds(start, position) };
    }

    private JsonValue Array(int depth)
    {
        int start = position++;
        JsonValue value = new(JsonKind.Array, default, "");
        SkipSpace();
        while (Current != ']')
        {
            if (value.Items.Count > 0)
                Take(',', "',' or ']'");
            value.Items.Add(Value(depth + 1));
            SkipSpace();
        }
        position++;
        return value with { Span = TextSpan.FromBounds(start, position) };
    }

    private JsonValue Text()
    {
        int start = position++;
        StringBuilder characters = new();
        while (Current != '"')
        {
            if (Current < ' ')
                throw Wrong("'\"'");
            characters.Append(Current == '\\' ? Escaped() : text[position++]);
        }
        position++;
        return new JsonValue(JsonKind.Text, TextSpan.FromBounds(start, position), characters.ToString());
    }

    private char Escaped()
    {
        position++;
        char escape = Current;
        position++;
        switch (escape)
        {
            case '"' or '\\' or '/': return escape;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when position + 4 <= text.Length && ushort.TryParse(text.Substring(position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                position += 4;
                return (char)code;
            default:
                position--;
                throw Wrong("an escaped character");
        }
    }

    private JsonValue Number()
    {
        int start = position;
        if (Current == '-')
            position++;
        int digits = position;
        Digits();
        if (text[digits] == '0' && position > digits + 1)
            throw new SettingsFileException(TextSpan.FromBounds(start, position), "a number does not begin with 0");
        if (Current == '.')
        {
            position++;
            Digits();
        }
        if (Current is 'e' or 'E')
        {
            position++;
            if (Current is '+' or '-')
                position++;
            Digits();
        }
        return new JsonValue(JsonKind.Number, TextSpan.FromBounds(start, position), text.Substring(start, position - start));
    }

    private void Digits()
    {
        int start = position;
        while (Current is >= '0' and <= '9')
            position++;
        if (position == start)
            throw Wrong("a digit");
    }

    private JsonValue Word(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(text, position, word, 0, word.Length) != 0)
            throw Wrong("a value");
        position += word.Length;
        return new JsonValue(kind, TextSpan.FromBounds(position - word.Length, position), word);
    }

    private void Take(char character, string name)
    {
        if (Current != character)
            throw Wrong(name);
        position++;
    }

    private void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n')
            position++;
    }

    private SettingsFileException Wrong(string expected) => position >= text.Length
        ? new SettingsFileException(new TextSpan(text.Length, 0), $"it is not JSON: it ends where {expected} is expected")
        : new SettingsFileException(new TextSpan(position, 1), $"it is not JSON: {expected} is expected, found '{text[position]}'");
}
