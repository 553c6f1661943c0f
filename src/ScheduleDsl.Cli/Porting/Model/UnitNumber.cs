using System;
using System.Reflection;

namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>Lengths in units are types of their own (<see cref="Steps"/>, <see cref="Epochs"/>), into which numbers convert and back.</summary>
internal static class UnitNumber
{
    /// <summary>The type of the number inside a unit; other types as they are.</summary>
    public static Type NumberOf(Type type) => Into(type)?.GetParameters()[0].ParameterType ?? type;

    /// <summary>A number as a setting of that type takes it.</summary>
    public static object As(Type type, object value) => Into(type)?.Invoke(null, [value]) ?? value;

    /// <summary>The number inside a unit; other values as they are.</summary>
    public static object Plain(object value) => Into(value.GetType()) is { } into
        ? Conversion(value.GetType(), value.GetType(), into.GetParameters()[0].ParameterType)?.Invoke(null, [value]) ?? value
        : value;

    private static MethodInfo? Into(Type type) => Conversion(type, typeof(long), type) ?? Conversion(type, typeof(double), type);

    private static MethodInfo? Conversion(Type owner, Type from, Type to) => Array.Find(
        owner.GetMethods(BindingFlags.Public | BindingFlags.Static),
        m => m.Name == "op_Implicit" && m.ReturnType == to && m.GetParameters()[0].ParameterType == from);
}
