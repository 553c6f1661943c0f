using System;
using System.Globalization;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Packing;

/// <summary>Walks over the items of one list; whatever is not as expected is an error at its place.</summary>
internal sealed class NodeCursor
{
    private readonly string text;
    private readonly NodeList list;
    private int next;

    public NodeCursor(string text, Node node)
    {
        this.text = text;
        list = node as NodeList ?? throw PackedIrException.At(text, node.Position, "expected a list");
        Head = Word("a word that says what the list is");
    }

    public string Head { get; }

    public bool AtEnd => next == list.Items.Count;

    /// <summary>The head of the list that comes next, or null.</summary>
    public string? Upcoming => !AtEnd && list.Items[next] is NodeList { Items: [Word head, ..] } ? head.Text : null;

    public Node Item(string what) => AtEnd
        ? throw Error($"'{(next == 0 ? "" : Head)}' lacks {what}")
        : list.Items[next++];

    public NodeCursor List(string what) => new(text, Item(what));

    public string Word(string what)
    {
        Node item = Item(what);
        return item is Word word ? word.Text : throw PackedIrException.At(text, item.Position, $"expected {what}");
    }

    public int Integer(string what)
    {
        int place = next;
        return int.TryParse(Word(what), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw PackedIrException.At(text, list.Items[place].Position, $"expected {what}, a whole number");
    }

    public double Number(string what)
    {
        int place = next;
        return double.TryParse(Word(what), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw PackedIrException.At(text, list.Items[place].Position, $"expected {what}, a number");
    }

    public IrType Type()
    {
        int place = next;
        string word = Word("a type");
        return TypeNamed(word) ?? throw PackedIrException.At(text, list.Items[place].Position, $"'{word}' is no type");
    }

    public T Name<T>(string what) where T : struct
    {
        int place = next;
        string word = Word(what);
        // Parsing alone would take numbers too.
        return Enum.TryParse(word, out T value) && value.ToString() == word
            ? value
            : throw PackedIrException.At(text, list.Items[place].Position, $"'{word}' is not {what}");
    }

    public void End()
    {
        if (!AtEnd)
            throw PackedIrException.At(text, list.Items[next].Position, $"'{Head}' has more than it should");
    }

    public PackedIrException Error(string message) => PackedIrException.At(text, list.Position, message);

    public static IrType? TypeNamed(string word) => word switch
    {
        "bool" => IrType.Bool,
        "int" => IrType.Int32,
        "long" => IrType.Int64,
        "float" => IrType.Float32,
        "double" => IrType.Float64,
        _ => null,
    };
}
