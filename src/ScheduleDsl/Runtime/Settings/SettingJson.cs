using System;
using System.Collections.Generic;
using System.Text.Json;

namespace ScheduleDsl;

/// <summary>One setting of a schedule as JSON: a number, a switch, a name, or a table as text, array or object.</summary>
internal static class SettingJson
{
    /// <exception cref="JsonException">The value is none of these.</exception>
    public static SettingValue Read(ref Utf8JsonReader reader, string key)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.GetDouble();
            case JsonTokenType.String:
                return reader.GetString()!;
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                using (JsonDocument table = JsonDocument.ParseValue(ref reader))
                    return Table(table.RootElement, key);
            default:
                throw new JsonException($"The schedule setting {key} must be a number, a text, true, false or a table, found {reader.TokenType}.");
        }
    }

    public static void Write(Utf8JsonWriter writer, string name, SettingValue value)
    {
        // JSON has no NaN and no infinity; they are texts.
        if (value.Number is { } number && double.IsFinite(number))
            writer.WriteNumber(name, number);
        else if (value.Text is "true" or "false")
            writer.WriteBoolean(name, value.Text == "true");
        else
            writer.WriteString(name, value.ToString());
    }

    private static SettingValue Table(JsonElement element, string key)
    {
        List<(double, double)> entries = [];
        try
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty entry in element.EnumerateObject())
                    entries.Add((((SettingValue)entry.Name).Number ?? throw Wrong(key, entry.Name), entry.Value.GetDouble()));
            }
            else
            {
                foreach (JsonElement entry in element.EnumerateArray())
                    entries.Add(Entry(entry, key));
            }
            return StepTable.Of([.. entries]);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException($"The schedule setting {key} is no table: {e.Message}", e);
        }
    }

    private static (double, double) Entry(JsonElement entry, string key) => entry.ValueKind switch
    {
        JsonValueKind.Number => (entry.GetDouble(), 1),
        JsonValueKind.Array when entry.GetArrayLength() == 2 => (entry[0].GetDouble(), entry[1].GetDouble()),
        _ => throw Wrong(key, entry.GetRawText()),
    };

    private static JsonException Wrong(string key, string entry) =>
        new($"The schedule setting {key} holds {entry}: an entry of a table is a time, or a time with a value.");
}
