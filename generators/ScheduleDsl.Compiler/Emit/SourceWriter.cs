using System;
using System.Text;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>The one writer of generated text: indentation, blocks, and <c>\n</c> whatever the machine.</summary>
public sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes one line, or several of a raw string, at the current depth.</summary>
    public SourceWriter Line(string lines = "")
    {
        foreach (string line in lines.Split('\n'))
        {
            if (line.Length > 0)
                text.Append(' ', depth * 4).Append(line.TrimEnd('\r'));
            text.Append('\n');
        }
        return this;
    }

    /// <summary>Writes what another writer has written, at the current depth.</summary>
    public void Lines(string written)
    {
        if (written.Length > 0)
            Line(written.Substring(0, written.Length - 1));
    }

    /// <summary>Writes a heading and an opening brace; the brace is closed when the result is disposed.</summary>
    public IDisposable Block(string heading, string end = "}")
    {
        Line(heading);
        Line("{");
        depth++;
        return new Closing(this, end);
    }

    /// <summary>Indents what follows until the result is disposed.</summary>
    public IDisposable Indented()
    {
        depth++;
        return new Closing(this, null);
    }

    public override string ToString() => text.ToString();

    private sealed class Closing(SourceWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer.depth--;
            if (end is not null)
                writer.Line(end);
        }
    }
}
