namespace ScheduleDsl.Compiler.IR;

/// <summary>The types of IR values. A rule's <c>Scalar</c> is a <see cref="Float64"/> that is uniform.</summary>
public enum IrType
{
    Bool,
    Int32,
    Int64,

    /// <summary>A <c>float</c> of the rule body; <c>Lowering/WidenToDouble</c> turns all of them into <see cref="Float64"/>.</summary>
    Float32,
    Float64,
}

public static class IrTypes
{
    public static bool IsFloat(this IrType type) => type is IrType.Float32 or IrType.Float64;

    public static bool IsInteger(this IrType type) => type is IrType.Int32 or IrType.Int64;

    /// <summary>The C# keyword of the type.</summary>
    public static string Keyword(this IrType type) => type switch
    {
        IrType.Bool => "bool",
        IrType.Int32 => "int",
        IrType.Int64 => "long",
        IrType.Float32 => "float",
        _ => "double",
    };
}
