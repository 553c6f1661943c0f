using System.Linq;
using System.Text;

namespace ScheduleDsl.Compiler.Packing;

/// <summary>Lays nodes out as text: a list on one line where it fits, else one item on each line.</summary>
internal sealed class NodeWriter
{
    private const int Width = 120;
    private const int Indent = 2;
    private readonly StringBuilder text = new();

    public static string Write(Node node)
    {
        NodeWriter writer = new();
        writer.Write(node, 0);
        return writer.text.Append('\n').ToString();
    }

    private void Write(Node node, int depth)
    {
        string? line = Line(node, Width - depth * Indent);
        if (line is not null || node is not NodeList list)
        {
            text.Append(line ?? Quote(((Word)node).Text));
            return;
        }

        // The leading words say what the list is and stay with it: (function "Acme.F(float)" float public
        int leading = list.Items.TakeWhile(i => i is Word).Count();
        text.Append('(').Append(string.Join(" ", list.Items.Take(leading).Select(i => Quote(((Word)i).Text))));
        for (int i = leading; i < list.Items.Count; i++)
        {
            text.Append('\n').Append(' ', (depth + 1) * Indent);
            Write(list.Items[i], depth + 1);
        }
        text.Append(')');
    }

    /// <summary>The node on one line, or null where it is longer than the room, or holds statements.</summary>
    private static string? Line(Node node, int room)
    {
        if (room <= 0)
            return null;
        if (node is not NodeList list)
            return Quote(((Word)node).Text) is var word && word.Length <= room ? word : null;
        if (list.Items is [Word { Text: UnitWriter.Body }, _, _, ..] or [Word { Text: UnitWriter.Rule or UnitWriter.Modifier }, ..])
            return null;
        StringBuilder line = new("(");
        foreach (Node item in list.Items)
        {
            if (Line(item, room - line.Length) is not { } part)
                return null;
            line.Append(line.Length > 1 ? " " : "").Append(part);
        }
        return line.Length < room ? line.Append(')').ToString() : null;
    }

    /// <summary>A word as is where nothing in it needs quotes.</summary>
    private static string Quote(string word)
    {
        if (word.Length > 0 && word.All(c => c is > ' ' and <= '~' and not ('(' or ')' or '"' or '\\')))
            return word;
        StringBuilder quoted = new("\"");
        foreach (char c in word)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c < ' ')
                quoted.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }
}
