using System;
using System.ComponentModel;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>A schedule's setting from one configuration value.</summary>
internal sealed class SettingValueConverter : TypeConverter
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) =>
        sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? (SettingValue)text : base.ConvertFrom(context, culture, value);
}
