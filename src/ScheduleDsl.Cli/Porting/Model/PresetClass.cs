using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;

namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>A preset as the registry has it: its settings are its public properties.</summary>
internal sealed class PresetClass
{
    private readonly Type type;

    private PresetClass(Type type) => this.type = type;

    public string Name => type.Name;

    /// <summary>The class of that name in a library's namespace; null where this library has none.</summary>
    public static PresetClass? Find(string library, string name)
    {
        string fullName = $"{nameof(ScheduleDsl)}.{library}.{name}";
        return Registry.Schedules.FirstOrDefault(s => s.Name == fullName) is { } entry ? new PresetClass(entry.Type) : null;
    }

    /// <summary>A setting as this class has it; null where it has none of that name or that cannot hold the value.</summary>
    public PresetValue? TryConvert(PresetSetting setting)
    {
        if (Property(SettingName.Of(setting.Original)) is not { } property || Converted(setting.Value, property.PropertyType) is not { } value)
            return null;
        object preset = UnitNumber.Plain(property.GetValue(Activator.CreateInstance(type))!);
        return new PresetValue(property.Name, value, setting.IsGiven || !preset.Equals(value));
    }

    /// <summary>Whether it has another curve of that name, driven by the same settings.</summary>
    public bool HasCurve(string name) => typeof(Schedule).IsAssignableFrom(type.GetProperty(name)?.PropertyType);

    /// <exception cref="ArgumentException">A value is outside the range that the preset declares.</exception>
    public Schedule Create(IEnumerable<PresetValue> values)
    {
        object schedule = Activator.CreateInstance(type)!;
        foreach (PresetValue value in values)
        {
            try
            {
                PropertyInfo property = Property(value.Property)!;
                property.SetValue(schedule, UnitNumber.As(property.PropertyType, value.Value));
            }
            catch (TargetInvocationException e) when (e.InnerException is ArgumentException inner)
            {
                throw new ArgumentException(inner.Message, e);
            }
        }
        return (Schedule)schedule;
    }

    /// <summary>The value of a setting; null where the class has none of that name.</summary>
    public object? Read(Schedule schedule, string property) => Property(property)?.GetValue(schedule) is { } value ? UnitNumber.Plain(value) : null;

    private PropertyInfo? Property(string name) =>
        type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { CanWrite: true } property ? property : null;

    private static object? Converted(object value, Type wanted)
    {
        wanted = UnitNumber.NumberOf(wanted);
        if (wanted.IsInstanceOfType(value))
            return value;
        if (value is double number && number == Math.Floor(number) && Math.Abs(number) <= 1L << 53)
        {
            if (wanted == typeof(long))
                return (long)number;
            if (wanted == typeof(int) && Math.Abs(number) <= int.MaxValue)
                return (int)number;
        }
        if (value is double[] times && wanted == typeof(StepTable))
            return StepTable.Of([.. times.Order()]);
        if (value is (double, double)[] entries && wanted == typeof(StepTable))
            return StepTable.Of([.. entries.OrderBy(e => e.Item1)]);
        if (value is string text && wanted.IsEnum)
        {
            // Hugging Face calls a shape "1-sqrt".
            string plain = text.Replace("1-", "OneMinus", StringComparison.Ordinal).Replace("_", "").Replace("-", "").Replace(" ", "");
            return Enum.TryParse(wanted, plain, ignoreCase: true, out object? member) ? member : null;
        }
        return wanted == typeof(double) && value is long or int ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
    }
}

/// <summary>Names of settings.</summary>
internal static class SettingName
{
    /// <summary><c>pct_start</c> is <c>PctStart</c>, <c>T_max</c> is <c>TMax</c>.</summary>
    public static string Of(string original) =>
        string.Concat(original.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(p => char.ToUpperInvariant(p[0]) + p[1..]));
}
