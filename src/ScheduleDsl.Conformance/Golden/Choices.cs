using System;
using System.Linq;

namespace ScheduleDsl.Conformance.Golden;

/// <summary>Settings that are one of several words.</summary>
internal static class Choices
{
    /// <summary>What the reference's word stands for.</summary>
    public static T Choice<T>(this Fields fields, string name, params (string Word, T Meaning)[] choices)
        where T : struct, Enum => Meaning(fields, name, fields.Text(name), choices);

    /// <summary>The same, or the reference's default where the file leaves the setting out.</summary>
    public static T Choice<T>(this Fields fields, string name, T absent, params (string Word, T Meaning)[] choices)
        where T : struct, Enum => fields.Text(name, absent: "") is { Length: > 0 } word ? Meaning(fields, name, word, choices) : absent;

    private static T Meaning<T>(Fields fields, string name, string word, (string Word, T Meaning)[] choices)
        where T : struct, Enum
    {
        int found = Array.FindIndex(choices, c => c.Word == word);
        return found >= 0 ? choices[found].Meaning : throw fields.Wrong($"{name} must be {string.Join(", ", choices.Select(c => c.Word))}, found {word}");
    }
}
