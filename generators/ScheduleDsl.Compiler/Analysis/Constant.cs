using System;
using System.Globalization;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>A value of the IR. Floats are kept as the double of equal value, bools as 0 and 1.</summary>
public readonly record struct Constant(IrType Type, double Real, long Integer)
{
    public static Constant Of(double value) => new(IrType.Float64, value, 0);

    public static Constant Of(float value) => new(IrType.Float32, value, 0);

    public static Constant Of(bool value) => new(IrType.Bool, 0, value ? 1 : 0);

    public static Constant Of(int value) => new(IrType.Int32, 0, value);

    public static Constant Of(long value) => new(IrType.Int64, 0, value);

    public bool IsTrue => Integer != 0;

    /// <summary>The value as a double, whatever its type.</summary>
    public double ToDouble() => Type.IsFloat() ? Real : Integer;

    /// <summary>A literal's text, round-tripping; <see cref="Parse"/> reads it.</summary>
    public string Text => Type switch
    {
        IrType.Bool => IsTrue ? "true" : "false",
        IrType.Float32 => IsNegativeZero ? "-0" : ((float)Real).ToString("R", CultureInfo.InvariantCulture),
        IrType.Float64 => IsNegativeZero ? "-0" : Real.ToString("R", CultureInfo.InvariantCulture),
        _ => Integer.ToString(CultureInfo.InvariantCulture),
    };

    // Not every host prints the sign.
    private bool IsNegativeZero => Real == 0 && BitConverter.DoubleToInt64Bits(Real) < 0;

    /// <summary>Reads a literal's text.</summary>
    public static Constant Parse(IrType type, string text) => type switch
    {
        IrType.Bool => Of(text == "true"),
        IrType.Int32 => Of(int.Parse(text, CultureInfo.InvariantCulture)),
        IrType.Int64 => Of(long.Parse(text, CultureInfo.InvariantCulture)),
        IrType.Float32 => Of(IsSpecial(text, out double x) ? (float)x : float.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
        _ => Of(IsSpecial(text, out double x) ? x : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
    };

    private static bool IsSpecial(string text, out double value)
    {
        value = text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => 0,
        };
        return value != 0;
    }
}
