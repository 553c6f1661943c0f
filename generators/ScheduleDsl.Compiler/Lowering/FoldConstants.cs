using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>Computes operations on constants where every host computes the same bits.</summary>
/// <remarks>
/// In double only + - * / and square root, which IEEE 754 defines exactly; the library functions of hosts differ.
/// Float arithmetic is left to the C# compiler, which rounds it as the body does.
/// </remarks>
public static class FoldConstants
{
    /// <summary>The result as a literal's text, or null where the operation stays.</summary>
    public static string? Run(Op op, IrType type, IReadOnlyList<Value> operands)
    {
        if (operands.Count == 0 || operands.Any(o => o.Op != Op.Literal))
            return null;
        string[] texts = [.. operands.Select(o => o.Text)];
        return operands[0].Type switch
        {
            IrType.Bool => Bool(op, texts),
            IrType.Int32 when op == Op.Convert => FromInteger(type, texts[0]),
            IrType.Int64 when op == Op.Convert => FromInteger(type, texts[0]),
            IrType.Int32 => Integer(op, type, texts, narrow: true),
            IrType.Int64 => Integer(op, type, texts, narrow: false),
            IrType.Float64 => Double(op, [.. texts.Select(ParseDouble)]),
            _ => null,
        };
    }

    /// <summary>The literal's value; infinities and NaN by their invariant names.</summary>
    public static double ParseDouble(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string? Bool(Op op, string[] texts)
    {
        bool x = texts[0] == "true";
        bool y = texts.Length > 1 && texts[1] == "true";
        return op switch
        {
            Op.And => Text(x && y),
            Op.Or => Text(x || y),
            Op.ExclusiveOr or Op.NotEqual => Text(x != y),
            Op.Equal => Text(x == y),
            Op.Not => Text(!x),
            _ => null,
        };
    }

    private static string? FromInteger(IrType type, string text)
    {
        long value = long.Parse(text, CultureInfo.InvariantCulture);
        long exact = type switch { IrType.Float32 => 1L << 24, IrType.Float64 => 1L << 53, IrType.Int32 => int.MaxValue, _ => long.MaxValue };
        return type != IrType.Bool && value >= -exact && value <= exact ? text : null;
    }

    private static string? Integer(Op op, IrType type, string[] texts, bool narrow)
    {
        long x = long.Parse(texts[0], CultureInfo.InvariantCulture);
        long y = texts.Length > 1 ? long.Parse(texts[1], CultureInfo.InvariantCulture) : 0;
        if (type == IrType.Bool)
            return Compare(op, x.CompareTo(y));
        long? result = op switch
        {
            Op.Add => unchecked(x + y),
            Op.Subtract => unchecked(x - y),
            Op.Multiply => unchecked(x * y),
            Op.Negate => unchecked(-x),
            Op.Divide when y is not 0 and not -1 => x / y,
            Op.Remainder when y is not 0 and not -1 => x % y,
            _ => null,
        };
        return (narrow && result is { } wide ? unchecked((int)wide) : result)?.ToString(CultureInfo.InvariantCulture);
    }

    private static string? Double(Op op, double[] x)
    {
        double? result = op switch
        {
            Op.Add => x[0] + x[1],
            Op.Subtract => x[0] - x[1],
            Op.Multiply => x[0] * x[1],
            Op.Divide => x[0] / x[1],
            Op.Negate => -x[0],
            Op.SquareRoot => Math.Sqrt(x[0]),
            _ => null,
        };
        if (result is { } value)
            return value.ToString("R", CultureInfo.InvariantCulture) is "-0" ? "-0.0" : value.ToString("R", CultureInfo.InvariantCulture);
        return x.Length == 2 && !double.IsNaN(x[0]) && !double.IsNaN(x[1]) ? Compare(op, x[0].CompareTo(x[1])) : null;
    }

    private static string? Compare(Op op, int order) => op switch
    {
        Op.Equal => Text(order == 0),
        Op.NotEqual => Text(order != 0),
        Op.Less => Text(order < 0),
        Op.LessOrEqual => Text(order <= 0),
        Op.Greater => Text(order > 0),
        Op.GreaterOrEqual => Text(order >= 0),
        _ => null,
    };

    private static string Text(bool value) => value ? "true" : "false";
}
