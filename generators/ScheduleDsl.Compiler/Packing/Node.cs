using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Compiler.Packing;

/// <summary>A piece of packed text: a word or a parenthesised list. What units are written as, and read from.</summary>
/// <param name="Position">Offset in the text that it was read from.</param>
internal abstract record Node(int Position);

internal sealed record Word(string Text, int Position = 0) : Node(Position);

internal sealed record NodeList(IReadOnlyList<Node> Items, int Position = 0) : Node(Position)
{
    public static NodeList Of(string head, params IEnumerable<Node>[] parts) =>
        new([new Word(head), .. parts.SelectMany(p => p)]);
}
