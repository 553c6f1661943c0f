using System;
using System.ComponentModel;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>
/// The value of a schedule's setting as somebody writes it down: a number, or a text, which names a member of an enum, says
/// true or false, or lists a table's entries.
/// </summary>
[TypeConverter(typeof(SettingValueConverter))]
public readonly record struct SettingValue
{
    private readonly double number;

    private SettingValue(double number, string? text) => (this.number, Text) = (number, text);

    /// <summary>The number, or null where the value is a text.</summary>
    public double? Number => Text is null ? number : null;

    /// <summary>The text, or null where the value is a number.</summary>
    public string? Text { get; }

    /// <summary>A number.</summary>
    public static implicit operator SettingValue(double value) => new(value, null);

    /// <summary>A text; one that is a number in the invariant culture is that number.</summary>
    public static implicit operator SettingValue(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? new(number, null) : new(0, text.Trim());
    }

    /// <summary>The text <c>true</c> or <c>false</c>.</summary>
    public static implicit operator SettingValue(bool value) => new(0, value ? "true" : "false");

    /// <summary>The table's entries.</summary>
    public static implicit operator SettingValue(StepTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(0, table.ToString());
    }

    /// <summary>The number, round-tripping, or the text.</summary>
    public override string ToString() => Text ?? RangeText.Number(number);
}
