using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace ScheduleDsl.Conformance.Golden;

/// <summary>
/// The settings of a recorded run, in the words of its reference. An adapter takes those that it knows; one that is left over
/// would mean that something else is replayed than was recorded.
/// </summary>
internal sealed class Fields(JsonElement element, string place)
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public double Number(string name) => Take(name) switch
    {
        { ValueKind: JsonValueKind.Number } found => found.GetDouble(),
        { } found => throw Wrong($"{name} must be a number, found {found.ValueKind}"),
        null => throw Wrong($"{name} is missing"),
    };

    /// <summary>A number, or the reference's default where the file leaves it out.</summary>
    public double Number(string name, double absent) => IsAbsent(name) ? absent : Number(name);

    /// <summary>A number of updates.</summary>
    public long Count(string name)
    {
        double number = Number(name);
        return number >= 0 && number <= 1L << 53 && number == Math.Floor(number)
            ? (long)number
            : throw Wrong($"{name} must be a whole number from 0, found {number}");
    }

    /// <summary>A whole number that may be negative.</summary>
    public long Whole(string name)
    {
        double number = Number(name);
        return Math.Abs(number) <= 1L << 53 && number == Math.Floor(number)
            ? (long)number
            : throw Wrong($"{name} must be a whole number, found {number}");
    }

    /// <summary>A whole number that may be negative, or the reference's default where the file leaves it out.</summary>
    public long Whole(string name, long absent) => IsAbsent(name) ? absent : Whole(name);

    public bool Flag(string name, bool absent) => IsAbsent(name) ? absent : Take(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        var found => throw Wrong($"{name} must be true or false, found {found!.Value.ValueKind}"),
    };

    public string Text(string name) => Take(name) switch
    {
        { ValueKind: JsonValueKind.String } found => found.GetString()!,
        { } found => throw Wrong($"{name} must be a text, found {found.ValueKind}"),
        null => throw Wrong($"{name} is missing"),
    };

    /// <summary>A number of updates, or the reference's default where the file leaves it out.</summary>
    public long Count(string name, long absent) => IsAbsent(name) ? absent : Count(name);

    public string Text(string name, string absent) => IsAbsent(name) ? absent : Text(name);

    /// <summary>One of the words that a setting can be.</summary>
    public TChoice Choice<TChoice>(string name, params (string Word, TChoice Choice)[] words)
    {
        string word = Text(name);
        int index = Array.FindIndex(words, w => w.Word == word);
        return index >= 0
            ? words[index].Choice
            : throw Wrong($"{name} must be {string.Join(" or ", words.Select(w => w.Word))}, found {word}");
    }

    /// <summary>One of the words that a setting can be, or the reference's default where the file leaves it out.</summary>
    public TChoice ChoiceOr<TChoice>(string name, TChoice absent, params (string Word, TChoice Choice)[] words) =>
        IsAbsent(name) ? absent : Choice(name, words);

    /// <summary>Whether the file gives the setting.</summary>
    public bool Has(string name) => !IsAbsent(name);

    /// <summary>A list of numbers.</summary>
    public double[] Numbers(string name) => Take(name) switch
    {
        { ValueKind: JsonValueKind.Array } found => [.. found.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Number ? item.GetDouble() : throw Wrong($"{name} must hold numbers, found {item.ValueKind}"))],
        { } found => throw Wrong($"{name} must be a list, found {found.ValueKind}"),
        null => throw Wrong($"{name} is missing"),
    };

    /// <summary>A list of texts.</summary>
    public string[] Texts(string name) => Take(name) switch
    {
        { ValueKind: JsonValueKind.Array } found => [.. found.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong($"{name} must hold texts, found {item.ValueKind}"))],
        { } found => throw Wrong($"{name} must be a list, found {found.ValueKind}"),
        null => throw Wrong($"{name} is missing"),
    };

    /// <summary>A list of nested settings.</summary>
    public IReadOnlyList<Fields> Items(string name) => Take(name) switch
    {
        { ValueKind: JsonValueKind.Array } found => [.. found.EnumerateArray().Select((item, i) => new Fields(item, $"{place}.{name}[{i}]"))],
        { } found => throw Wrong($"{name} must be a list, found {found.ValueKind}"),
        null => throw Wrong($"{name} is missing"),
    };

    /// <summary>Settings within the settings, to be taken like these.</summary>
    public Fields Nested(string name) => Take(name) switch
    {
        { ValueKind: JsonValueKind.Object } found => new Fields(found, $"{place}.{name}"),
        { } found => throw Wrong($"{name} must be an object, found {found.ValueKind}"),
        null => throw Wrong($"{name} is missing"),
    };

    /// <summary>Whether a setting that may be one number or several is several.</summary>
    public bool IsText(string name) => Take(name) is { ValueKind: JsonValueKind.String };

    public bool IsList(string name) => Take(name) is { ValueKind: JsonValueKind.Array };

    /// <summary>Names with numbers, such as <c>{"60": 0.1}</c>, in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Pairs(string name) => Take(name) switch
    {
        { ValueKind: JsonValueKind.Object } found => [.. found.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetDouble()))],
        { } found => throw Wrong($"{name} must be an object, found {found.ValueKind}"),
        null => throw Wrong($"{name} is missing"),
    };

    /// <summary>Marks a setting that has no part in the replay.</summary>
    public void Ignore(string name) => taken.Add(name);

    /// <exception cref="GoldenFileException">A setting was not taken.</exception>
    public void RequireAllTaken()
    {
        string[] left = element.EnumerateObject().Select(property => property.Name).Where(name => !taken.Contains(name)).ToArray();
        if (left.Length > 0)
            throw Wrong($"the replay does not know {string.Join(", ", left)}");
    }

    public GoldenFileException Wrong(string problem) => new($"{place}: {problem}");

    private JsonElement? Take(string name)
    {
        taken.Add(name);
        return element.TryGetProperty(name, out JsonElement found) ? found : null;
    }

    private bool IsAbsent(string name) => Take(name) is not { } found
        || found.ValueKind == JsonValueKind.Null
        || (found.ValueKind == JsonValueKind.String && found.GetString() == "none");
}
