using System;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>Text for a function that has none: a digest of what it gives, so that other functions have other fingerprints.</summary>
internal static class CurveText
{
    private const int Readings = 257;

    /// <summary>Read at multiples of 1/256 up to 1, and at as many whole numbers: profiles live on the former, formulas of the update on the latter.</summary>
    public static string Of(Func<double, double> function)
    {
        ulong hash = 14695981039346656037;
        for (int i = 0; i < Readings; i++)
        {
            Add(function(i / 256.0));
            Add(function(i * (i + 1L) * 7 / 2));
        }
        return $"{function.Method.Name.Replace('<', '[').Replace('>', ']')}#{hash.ToString("x16", CultureInfo.InvariantCulture)}";

        void Add(double value)
        {
            long bits = BitConverter.DoubleToInt64Bits(value);
            for (int shift = 0; shift < 64; shift += 8)
                hash = (hash ^ (byte)(bits >> shift)) * 1099511628211;
        }
    }
}
