using System;

namespace ScheduleDsl;

/// <summary>
/// A sum in two doubles, about 106 bits: the roundings of each addition are kept beside it. Over n terms x the error of
/// <see cref="Value"/> is its own rounding, one part in 2^53, and n 2^-104 of the sum of |x|.
/// </summary>
internal struct CompensatedSum
{
    private double high;
    private double low;

    public readonly double Value => high + low;

    public void Add(double term)
    {
        double sum = high + term;
        double back = sum - high;
        double lost = (high - (sum - back)) + (term - back);
        (high, low) = Normal(sum, low + lost);
    }

    /// <summary>Adds <paramref name="x"/> times <paramref name="y"/> as if the product were not rounded.</summary>
    public void AddProduct(double x, double y)
    {
        double product = x * y;
        Add(product);
        if (double.IsFinite(product))
            Add(Math.FusedMultiplyAdd(x, y, -product));
    }

    /// <summary>Adds another sum <paramref name="count"/> times.</summary>
    public void Add(CompensatedSum other, double count)
    {
        AddProduct(other.high, count);
        AddProduct(other.low, count);
    }

    // An infinite sum stays what it is, where its rounding would be infinity minus infinity.
    private static (double High, double Low) Normal(double sum, double lost)
    {
        double high = sum + lost;
        return double.IsFinite(high) ? (high, lost - (high - sum)) : (high, 0);
    }
}
