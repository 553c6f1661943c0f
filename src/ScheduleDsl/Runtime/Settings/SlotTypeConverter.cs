using System;
using System.ComponentModel;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>A slot from one configuration value: a number in the invariant culture, or the name of a schedule.</summary>
internal sealed class SlotTypeConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? Parse(text) : base.ConvertFrom(context, culture, value);

    private static Slot Parse(string text)
    {
        text = text.Trim();
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
            return number;
        return text.Length > 0 ? new Slot { Schedule = text } : throw new FormatException("A number or the name of a schedule is missing.");
    }
}
