using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Which IR type a C# type is, if any.</summary>
internal static class IrTypeOf
{
    public static IrType? Symbol(ITypeSymbol? type) => type?.SpecialType switch
    {
        null => null,
        SpecialType.System_Boolean => IrType.Bool,
        SpecialType.System_Int32 => IrType.Int32,
        SpecialType.System_Int64 => IrType.Int64,
        SpecialType.System_Single => IrType.Float32,
        SpecialType.System_Double => IrType.Float64,
        _ when type is INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType.SpecialType: SpecialType.System_Int32 } => IrType.Int32,
        _ when type.Is(DslNames.Scalar) => IrType.Float64,
        _ => null,
    };

    /// <summary>The type as ids of functions have it: C#'s keyword, or the name where there is none. <c>Scalar</c> stays itself, so that overloads differ.</summary>
    public static string IdText(ITypeSymbol type) => type.Is(DslNames.Scalar) ? "Scalar" : type.FullName();
}
