using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace ScheduleDsl.Compiler.Packing;

/// <summary>Reads text back to nodes. The text may come from anybody's assembly, so depth is limited and every error says where.</summary>
internal sealed class NodeParser(string text)
{
    private const int DeepestNesting = 1_000;
    private int at;

    public static Node Parse(string text)
    {
        NodeParser parser = new(text);
        parser.SkipSpace();
        Node node = parser.Next(0);
        parser.SkipSpace();
        return parser.at == text.Length ? node : throw parser.Error("expected the end of the text");
    }

    private Node Next(int depth)
    {
        if (at == text.Length)
            throw Error("the text ends too early");
        if (depth > DeepestNesting)
            throw Error($"more than {DeepestNesting} lists inside one another");
        int start = at;
        switch (text[at])
        {
            case '(':
                at++;
                List<Node> items = [];
                for (SkipSpace(); at == text.Length || text[at] != ')'; SkipSpace())
                    items.Add(Next(depth + 1));
                at++;
                return new NodeList(items, start);
            case '"':
                return Quoted();
            case ')':
                throw Error("a ')' without its '('");
            default:
                while (at < text.Length && text[at] > ' ' && text[at] is not ('(' or ')' or '"'))
                    at++;
                return new Word(text.Substring(start, at - start), start);
        }
    }

    private Word Quoted()
    {
        int start = at++;
        StringBuilder word = new();
        while (true)
        {
            if (at == text.Length)
                throw PackedIrException.At(text, start, "a '\"' without its end");
            char c = text[at++];
            if (c == '"')
                return new Word(word.ToString(), start);
            word.Append(c == '\\' ? Escaped() : c);
        }
    }

    private char Escaped()
    {
        if (at < text.Length && text[at] is '"' or '\\')
            return text[at++];
        if (at + 5 <= text.Length && text[at] == 'u'
            && ushort.TryParse(text.Substring(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            at += 5;
            return (char)code;
        }
        throw Error("an unknown escape after '\\'");
    }

    private void SkipSpace()
    {
        while (at < text.Length && text[at] is ' ' or '\n' or '\r' or '\t')
            at++;
    }

    private PackedIrException Error(string message) => PackedIrException.At(text, at, message);
}
