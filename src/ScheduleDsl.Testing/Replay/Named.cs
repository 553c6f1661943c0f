using System;
using System.Globalization;
using System.Reflection;

namespace ScheduleDsl.Testing;

/// <summary>What an attribute names: a number, or a member of the class that it stands in.</summary>
internal static class Named
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>A whole number, or null where the name is none and the class has no such member.</summary>
    public static long? Whole(object holder, string name)
    {
        if (long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            return number;
        return Member(holder, name) switch
        {
            int whole => whole,
            Scalar scalar => (long)scalar.Value,
            _ => null,
        };
    }

    /// <summary>The value of a property or field.</summary>
    public static object? Member(object holder, string name) => holder.GetType().GetProperty(name, Any)?.GetValue(holder) ?? holder.GetType().GetField(name, Any)?.GetValue(holder);
}
