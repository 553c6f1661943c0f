using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
        foreach ((string name, SettingValue setting) in value.ChangedSettings())
            SettingJson.Write(writer, name, setting);
        writer.WriteEndObject();
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

        if (slot.Schedule is null)
            throw new JsonException("The key \"Schedule\" is missing.");
        RequireReadableTexts(slot);
        return slot;
    }

    // Numbers are checked where the slot is used, and a schedule may come with an assembly that is loaded later. But a text that a known schedule
    // cannot read is a mistake of this text.
    private static void RequireReadableTexts(Slot slot)
    {
        if (slot.Settings.Values.All(value => value.Text is null))
            return;
        try
        {
            if (Registry.TryCreateSchedule(slot.Schedule!) is not { } schedule)
                return;
            foreach ((string key, SettingValue value) in slot.Settings.Where(setting => setting.Value.Text is not null))
                schedule.With(slot.Schedule!, key, value);
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException)
        {
            throw new JsonException(e.Message, e);
        }
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
        if (!slot.Settings.TryAdd(key, SettingJson.Read(ref reader, key)))
            throw new JsonException($"The schedule setting {key} is given twice.");
    }

    private static bool Is(string key, string name) => key.Equals(name, StringComparison.OrdinalIgnoreCase);
}
