using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ScheduleDsl;

/// <summary>A slot as JSON: a number, the name of a schedule, or an object with the name and the settings that differ from its defaults.</summary>
internal sealed class SlotJsonConverter : JsonConverter<Slot>
{
    public override bool HandleNull => true;

    public override Slot Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.GetDouble();
            case JsonTokenType.String:
                // Configuration written by tools often quotes numbers.
                return double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                    ? number
                    : new Slot { Schedule = reader.GetString()! };
            case JsonTokenType.StartObject:
                return ReadSchedule(ref reader);
            default:
                throw new JsonException($"Expected a number, the name of a schedule, or {{ \"Schedule\": ... }}, found {reader.TokenType}.");
        }
    }

    public override void Write(Utf8JsonWriter writer, Slot value, JsonSerializerOptions options)
    {
        if (value.Value is { } number)
        {
            writer.WriteNumberValue(number);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString(nameof(Slot.Schedule), value.Schedule);
        foreach ((string name, double setting) in value.ChangedSettings())
            WriteSetting(writer, name, setting);
        writer.WriteEndObject();
    }

    /// <summary>JSON has no NaN and no infinity; they are strings.</summary>
    internal static void WriteSetting(Utf8JsonWriter writer, string name, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumber(name, value);
        else
            writer.WriteString(name, RangeText.Number(value));
    }

    private static Slot ReadSchedule(ref Utf8JsonReader reader)
    {
        Slot slot = new();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            if (Is(key, nameof(Slot.Schedule)) && reader.TokenType == JsonTokenType.String)
                slot.Schedule = reader.GetString()!;
            else if (Is(key, nameof(Slot.Settings)) && reader.TokenType == JsonTokenType.StartObject)
                ReadSettings(ref reader, slot);
            else
                ReadSetting(ref reader, slot, key);
        }

        return slot.Schedule is not null ? slot : throw new JsonException("The key \"Schedule\" is missing.");
    }

    private static void ReadSettings(ref Utf8JsonReader reader, Slot slot)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            ReadSetting(ref reader, slot, key);
        }
    }

    private static void ReadSetting(ref Utf8JsonReader reader, Slot slot, string key)
    {
        double value = reader.TokenType switch
        {
            JsonTokenType.Number => reader.GetDouble(),
            JsonTokenType.String when double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
            _ => throw new JsonException($"The schedule setting {key} must be a number, found {reader.TokenType}."),
        };
        if (!slot.Settings.TryAdd(key, value))
            throw new JsonException($"The schedule setting {key} is given twice.");
    }

    private static bool Is(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);
}
