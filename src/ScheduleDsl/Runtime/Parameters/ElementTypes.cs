using System;

namespace ScheduleDsl;

/// <summary>Facts about <see cref="ElementType"/>.</summary>
internal static class ElementTypes
{
    public static int Size(this ElementType type) => type == ElementType.Float32 ? sizeof(float) : sizeof(double);

    public static bool Is<T>(this ElementType type) => type == ElementType.Float32 ? typeof(T) == typeof(float) : typeof(T) == typeof(double);

    public static string ClrName(this ElementType type) => type == ElementType.Float32 ? "float" : "double";

    public static void Require<T>(this ElementType type, string what)
    {
        if (!type.Is<T>())
            throw new ArgumentException($"{what} holds {type} ({type.ClrName()}), not {typeof(T).Name}.");
    }
}
