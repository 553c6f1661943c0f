using static ScheduleDsl.Language;

namespace ScheduleDsl.Timm;

/// <summary>The logarithm as C libraries have it.</summary>
[Functions]
internal static partial class NearLog
{
    private const double TwoThirds = 0.6666666666666666;
    private const double TwoThirdsLow = 3.700743415417188e-17;

    /// <summary>
    /// The natural logarithm, all but always the double nearest to it, of a number of at least 1. What timm decides by a quotient of two logarithms is decided
    /// alike only where both are rounded alike.
    /// </summary>
    /// <remarks>
    /// As <see cref="Log(double)"/>, with <c>ln m = 2 s + 2/3 s^3 + ...</c> and <c>s = (m - 1) / (m + 1)</c>, but the first two terms in pairs of doubles.
    /// </remarks>
    public static double Of(double x)
    {
        double k = Exponent(x);
        double m = Significand(x);
        double sum = m + 1;
        double sumLow = m - (sum - 1);
        double s = (m - 1) / sum;
        double sLow = (Fma(-s, sum, m - 1) - s * sumLow) / sum;
        double z = s * s;
        double zLow = Fma(s, s, -z) + 2 * s * sLow;
        double cube = s * z;
        double cubeLow = Fma(s, z, -cube) + s * zLow + sLow * z;
        double term = cube * TwoThirds;
        double termLow = Fma(cube, TwoThirds, -term) + cube * TwoThirdsLow + cubeLow * TwoThirds;

        // Each sum with what its rounding lost.
        double whole = k * Ln2High;
        double two = whole + 2 * s;
        double three = two + term;
        double lost = 2 * s - (two - whole) + (term - (three - two));
        return three + (lost + 2 * sLow + termLow + cube * z * LogSeries(z) + k * Ln2Low);
    }
}
