using System;

namespace ScheduleDsl.Compiler.Packing;

/// <summary>Packed text that is no unit.</summary>
public sealed class PackedIrException(string message, int position) : Exception(message)
{
    /// <summary>Offset of the error in the text.</summary>
    public int Position { get; } = position;

    internal static PackedIrException At(string text, int position, string message)
    {
        int line = 1;
        int column = 1;
        for (int i = 0; i < position && i < text.Length; i++)
        {
            line = text[i] == '\n' ? line + 1 : line;
            column = text[i] == '\n' ? 1 : column + 1;
        }
        return new PackedIrException($"line {line}, column {column}: {message}", position);
    }
}
