using System;
using System.Runtime.InteropServices;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>C#'s conversions as .NET 9 and later perform them: integers saturate, NaN becomes 0, each rounds once.</summary>
public static class Conversions
{
    public static Constant Convert(Constant x, IrType type)
    {
        bool isReal = x.Type.IsFloat();
        return type switch
        {
            IrType.Float64 => Constant.Of(isReal ? x.Real : x.Integer),
            IrType.Float32 => Constant.Of(isReal ? (float)x.Real : (float)(double)Sticky(x.Integer)),
            IrType.Int32 => Constant.Of(isReal ? ToInt32(x.Real) : unchecked((int)x.Integer)),
            IrType.Int64 => Constant.Of(isReal ? ToInt64(x.Real) : x.Integer),
            _ => Constant.Of(x.IsTrue),
        };
    }

    public static Constant Reinterpret(Constant x, IrType type)
    {
        Bits bits = default;
        switch (type)
        {
            case IrType.Int64: return Constant.Of(BitConverter.DoubleToInt64Bits(x.Real));
            case IrType.Float64: return Constant.Of(BitConverter.Int64BitsToDouble(x.Integer));
            case IrType.Int32:
                bits.Real = (float)x.Real;
                return Constant.Of(bits.Integer);
            case IrType.Float32:
                bits.Integer = (int)x.Integer;
                return Constant.Of(bits.Real);
            default: throw new EvaluationException($"no reinterpretation as {type.Keyword()}");
        }
    }

    [StructLayout(LayoutKind.Explicit)]
    private struct Bits
    {
        [FieldOffset(0)]
        public float Real;

        [FieldOffset(0)]
        public int Integer;
    }

    private static int ToInt32(double x) =>
        double.IsNaN(x) ? 0 : x >= int.MaxValue ? int.MaxValue : x <= int.MinValue ? int.MinValue : (int)x;

    private static long ToInt64(double x) =>
        double.IsNaN(x) ? 0 : x >= long.MaxValue ? long.MaxValue : x <= long.MinValue ? long.MinValue : (long)x;

    // The bits that a double would round away are gathered in one that it keeps, so that rounding to float afterwards sees them.
    private static long Sticky(long x) =>
        x is > -(1L << 53) and < 1L << 53 || (x & 0x7FF) == 0 ? x : (x & ~0x7FFL) | 0x800;
}
