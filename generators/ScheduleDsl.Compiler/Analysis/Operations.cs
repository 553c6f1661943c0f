using System;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>The primitives on constants, with C#'s semantics on any host.</summary>
/// <remarks>
/// Float32 sums, products, quotients and roots are computed in double and rounded once more: 53 bits are at least
/// 2 * 24 + 2, for which rounding twice gives the result of rounding once (Figueroa 1995).
/// </remarks>
public static class Operations
{
    public static Constant Apply(Op op, IrType type, Constant x, Constant y, Constant z) => op switch
    {
        Op.Equal => Constant.Of(x.Type.IsFloat() ? x.Real == y.Real : x.Integer == y.Integer),
        Op.NotEqual => Constant.Of(x.Type.IsFloat() ? x.Real != y.Real : x.Integer != y.Integer),
        Op.IsNaN => Constant.Of(double.IsNaN(x.Real)),
        Op.Less => Constant.Of(x.Type.IsFloat() ? x.Real < y.Real : x.Integer < y.Integer),
        Op.LessOrEqual => Constant.Of(x.Type.IsFloat() ? x.Real <= y.Real : x.Integer <= y.Integer),
        Op.Greater => Constant.Of(x.Type.IsFloat() ? x.Real > y.Real : x.Integer > y.Integer),
        Op.GreaterOrEqual => Constant.Of(x.Type.IsFloat() ? x.Real >= y.Real : x.Integer >= y.Integer),
        Op.Select => x.IsTrue ? y : z,
        Op.Convert => Conversions.Convert(x, type),
        Op.Reinterpret => Conversions.Reinterpret(x, type),
        Op.FusedMultiplyAdd when type == IrType.Float32 => Constant.Of(FusedMultiplyAdd.OfFloats(x.Real, y.Real, z.Real)),
        Op.FusedMultiplyAdd => Constant.Of(FusedMultiplyAdd.OfDoubles(x.Real, y.Real, z.Real)),
        _ when type == IrType.Float32 => Constant.Of((float)Real(op, x.Real, y.Real)),
        _ when type == IrType.Float64 => Constant.Of(Real(op, x.Real, y.Real)),
        _ when type == IrType.Bool => Constant.Of(Logical(op, x.IsTrue, y.IsTrue)),
        _ when type == IrType.Int32 => Constant.Of(unchecked((int)Integer(op, x.Integer, y.Integer, 31))),
        _ => Constant.Of(Integer(op, x.Integer, y.Integer, 63)),
    };

    private static double Real(Op op, double x, double y) => op switch
    {
        Op.Add => x + y,
        Op.Subtract => x - y,
        Op.Multiply => x * y,
        Op.Divide => x / y,
        Op.Remainder => x % y,
        Op.Negate => -x,
        Op.SquareRoot => Math.Sqrt(x),
        Op.Absolute => Math.Abs(x),
        Op.Floor => Math.Floor(x),
        Op.Minimum => Least(x, y),
        Op.Maximum => -Least(-x, -y),
        _ => throw Missing(op),
    };

    // Math.Min of older platforms does not order zeros by sign.
    private static double Least(double x, double y)
    {
        if (double.IsNaN(x) || double.IsNaN(y))
            return double.NaN;
        if (x == y)
            return BitConverter.DoubleToInt64Bits(x) < 0 ? x : y;
        return x < y ? x : y;
    }

    private static bool Logical(Op op, bool x, bool y) => op switch
    {
        Op.And => x & y,
        Op.Or => x | y,
        Op.ExclusiveOr => x ^ y,
        Op.Not => !x,
        _ => throw Missing(op),
    };

    // Both widths in 64 bits: the low 32 bits of sums and products do not depend on the width.
    private static long Integer(Op op, long x, long y, int shiftMask) => unchecked(op switch
    {
        Op.Add => x + y,
        Op.Subtract => x - y,
        Op.Multiply => x * y,
        Op.Divide => y == -1 ? -x : y == 0 ? throw DivisionByZero() : x / y,
        Op.Remainder => y == -1 ? 0 : y == 0 ? throw DivisionByZero() : x % y,
        Op.Negate => -x,
        Op.Absolute => Math.Abs(x),
        Op.Minimum => Math.Min(x, y),
        Op.Maximum => Math.Max(x, y),
        Op.And => x & y,
        Op.Or => x | y,
        Op.ExclusiveOr => x ^ y,
        Op.Not => ~x,
        Op.ShiftLeft => x << (int)(y & shiftMask),
        Op.ShiftRight => x >> (int)(y & shiftMask),
        _ => throw Missing(op),
    });

    private static EvaluationException DivisionByZero() => new("an integer is divided by zero");

    private static EvaluationException Missing(Op op) => new($"no evaluation for {op} of this type");
}
