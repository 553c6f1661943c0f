using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Methods that are one primitive operation. All else is compiled from its body.</summary>
internal static class Primitives
{
    private static readonly Dictionary<string, Op> Table = new()
    {
        ["Sqrt"] = Op.SquareRoot,
        ["Abs"] = Op.Absolute,
        ["Min"] = Op.Minimum,
        ["Max"] = Op.Maximum,
        ["Floor"] = Op.Floor,
        ["Fma"] = Op.FusedMultiplyAdd,
        ["FusedMultiplyAdd"] = Op.FusedMultiplyAdd,
        ["SingleToInt32Bits"] = Op.Reinterpret,
        ["Int32BitsToSingle"] = Op.Reinterpret,
        ["DoubleToInt64Bits"] = Op.Reinterpret,
        ["Int64BitsToDouble"] = Op.Reinterpret,
        ["IsNaN"] = Op.IsNaN,
    };

    /// <summary>The operation that the method is, or null.</summary>
    public static Op? Find(IMethodSymbol method)
    {
        if (!method.IsStatic || !Table.TryGetValue(method.Name, out Op op) || !IsFloating(method))
            return null;
        string[] names = method.ContainingType.FullName() switch
        {
            DslNames.Language => ["Sqrt", "Abs", "Min", "Max", "Floor", "Fma"],
            "System.MathF" or "System.Math" => ["Sqrt", "Abs", "Min", "Max", "Floor", "FusedMultiplyAdd"],
            "System.BitConverter" => ["SingleToInt32Bits", "Int32BitsToSingle", "DoubleToInt64Bits", "Int64BitsToDouble"],
            "float" or "double" => ["Sqrt", "Abs", "Min", "Max", "Floor", "FusedMultiplyAdd", "IsNaN"],
            _ => [],
        };
        return System.Array.IndexOf(names, method.Name) >= 0 ? op : null;
    }

    // Math.Abs(int) throws on the least int and Math.Max(int, int) is no IEEE maximum: only floating-point overloads are primitives.
    private static bool IsFloating(IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (IrTypeOf.Symbol(parameter.Type) is not { } type || (!type.IsFloat() && !method.Name.Contains("BitsTo")))
                return false;
        }
        return IrTypeOf.Symbol(method.ReturnType) is not null;
    }
}
