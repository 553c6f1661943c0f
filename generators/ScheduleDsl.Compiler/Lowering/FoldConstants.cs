using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>Computes operations on constants where every host computes the same bits.</summary>
/// <remarks>
/// In double only what IEEE 754 defines exactly and <see cref="Operations"/> gives on every host; the library functions of hosts differ.
/// Float arithmetic is left to the C# compiler, which rounds it as the body does.
/// </remarks>
public static class FoldConstants
{
    /// <summary>The result as a literal's text, or null where the operation stays.</summary>
    public static string? Run(Op op, IrType type, IReadOnlyList<Value> operands)
    {
        if (operands.Count == 0 || operands.Any(o => o.Op != Op.Literal))
            return null;
        Constant[] x = [.. operands.Select(o => Constant.Parse(o.Type, o.Text))];
        bool folds = op switch
        {
            Op.Equal or Op.NotEqual or Op.Less or Op.LessOrEqual or Op.Greater or Op.GreaterOrEqual => true,
            Op.Add or Op.Subtract or Op.Multiply or Op.Negate => type != IrType.Float32,
            Op.Divide or Op.SquareRoot when type.IsFloat() => type == IrType.Float64,
            Op.Absolute or Op.Floor or Op.FusedMultiplyAdd => type == IrType.Float64,
            Op.Reinterpret => type is IrType.Int64 or IrType.Float64,
            Op.ShiftLeft or Op.ShiftRight => true,
            Op.And or Op.Or or Op.ExclusiveOr or Op.Not => true,

            // What throws must throw where the body does.
            Op.Divide or Op.Remainder => type.IsInteger() && x[1].Integer is not (0 or -1),
            Op.Convert when type.IsInteger() && x[0].Type == IrType.Float64 => x[0].Real == (int)x[0].Real,
            Op.Convert => x[0].Type.IsInteger() && IsExact(x[0].Integer, type),
            _ => false,
        };
        return folds ? Operations.Apply(op, type, x[0], x[x.Length > 1 ? 1 : 0], x[x.Length - 1]).Text : null;
    }

    private static bool IsExact(long value, IrType type)
    {
        long limit = type switch { IrType.Float32 => 1L << 24, IrType.Float64 => 1L << 53, IrType.Int32 => int.MaxValue, _ => long.MaxValue };
        return value >= -limit && value <= limit;
    }
}
