using System;
using System.Globalization;

namespace ScheduleDsl.Benchmarks.Measuring;

/// <summary>What one step updates: so many tensors of so many weights, next to each other in memory.</summary>
internal readonly record struct Size(int Tensors, int Length)
{
    public int Elements => checked(Tensors * Length);

    /// <summary>Reads <c>65536</c>, <c>64K</c>, <c>64M</c> (powers of 1,024) or <c>1000x256</c>.</summary>
    public static Size Parse(string text)
    {
        string[] parts = text.Trim().Split('x');
        if (parts.Length is < 1 or > 2)
            throw new FormatException($"The size {text} is neither a number of weights, such as 64K, nor tensors x weights, such as 1000x256.");
        return parts.Length == 1 ? new Size(1, Number(parts[0], text)) : new Size(Number(parts[0], text), Number(parts[1], text));
    }

    public override string ToString() => Tensors == 1 ? Short(Length) : $"{Grouped(Tensors)} x {Short(Length)}";

    public static string Grouped(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Short(int number) =>
        number % (1 << 20) == 0 ? $"{number >> 20}M" : number % (1 << 10) == 0 ? $"{number >> 10}K" : Grouped(number);

    private static int Number(string digits, string text)
    {
        int shift = digits.Length == 0 ? 0 : char.ToUpperInvariant(digits[^1]) switch { 'K' => 10, 'M' => 20, _ => 0 };
        if (!int.TryParse(shift == 0 ? digits : digits[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number == 0)
            throw new FormatException($"The size {text} is neither a number of weights, such as 64K, nor tensors x weights, such as 1000x256.");
        return checked(number << shift);
    }
}
