using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace ScheduleDsl.Analyzers.SettingsFiles;

internal enum JsonKind { Object, Array, Text, Number, True, False, Null }

/// <summary>A value of a JSON file, with where it stands: compilers have no reader of their own.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">Of a text its characters, of a number its digits.</param>
internal sealed record JsonValue(JsonKind Kind, TextSpan Span, string Text)
{
    /// <summary>Of an object, in the order of the file.</summary>
    public List<JsonMember> Members { get; } = [];

    /// <summary>Of an array.</summary>
    public List<JsonValue> Items { get; } = [];
}

/// <summary>A property of an object.</summary>
internal sealed record JsonMember(string Name, TextSpan NameSpan, JsonValue Value)
{
    /// <summary>Name and value.</summary>
    public TextSpan Span => TextSpan.FromBounds(NameSpan.Start, Value.Span.End);
}
