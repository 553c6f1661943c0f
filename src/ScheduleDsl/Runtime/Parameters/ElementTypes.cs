using System;

namespace ScheduleDsl;

/// <summary>Facts about <see cref="ElementType"/>.</summary>
internal static class ElementTypes
{
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Float32 => sizeof(float),
        ElementType.Float64 => sizeof(double),
        _ => sizeof(ushort),
    };

    public static Type ClrType(this ElementType type) => type switch
    {
        ElementType.Float32 => typeof(float),
        ElementType.Float64 => typeof(double),
        ElementType.BFloat16 => typeof(BFloat16),
        _ => typeof(Half),
    };

    public static string ClrName(this ElementType type) => type switch
    {
        ElementType.Float32 => "float",
        ElementType.Float64 => "double",
        _ => type.ClrType().Name,
    };

    public static bool Is<T>(this ElementType type) => typeof(T) == type.ClrType();

    /// <exception cref="ArgumentException">T is not the type's; the message begins with <paramref name="what"/> and <paramref name="name"/>.</exception>
    public static void Require<T>(this ElementType type, string what, string name = "")
    {
        if (!type.Is<T>())
            throw new ArgumentException($"{what}{name} holds {type} ({type.ClrName()}), not {typeof(T).Name}.");
    }

    /// <exception cref="ArgumentException">The number stands for no type.</exception>
    public static ElementType Checked(this ElementType type, string what) => Enum.IsDefined(type)
        ? type
        : throw new ArgumentException($"The type of {what} is {type}: it must be one of {string.Join(", ", Enum.GetNames<ElementType>())}.");
}
