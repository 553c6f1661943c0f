namespace ScheduleDsl;

public static partial class Language
{
    /// <summary>
    /// <paramref name="x"/> to the power <paramref name="y"/>. Error at most 1.2 ulp, also for bases near 1 with large exponents
    /// (<c>Pow(0.999, step)</c>), because the logarithm is carried to about 65 bits.
    /// </summary>
    /// <remarks>
    /// Special cases as <see cref="System.Math.Pow"/>: 1 for <c>y = 0</c> and for <c>x = 1</c>, even beside NaN; a negative x gives a
    /// number for an integer y only, NaN otherwise; zeros and infinities by their limits.
    /// </remarks>
    public static double Pow(double x, double y)
    {
        double positive = Abs(x);
        double k = Exponent(positive);
        double f = Significand(positive) - 1;

        // s = f / (2 + f) as s + sLow, by one step of division on the remainder. 2 + f is rounded; its error enters too.
        double divisor = 2 + f;
        double divisorLow = f - (divisor - 2);
        double s = f / divisor;
        double sLow = Fma(-s, divisorLow, Fma(-s, divisor, f)) / divisor;

        // ln m = 2 s (1 + z / 3 + z^2 Q(z)), z = s^2. Everything down to z / 3 is carried in two parts.
        double z = s * s;
        double zLow = Fma(s, s, -z) + 2 * s * sLow;
        double q = 0.05862134137191839;
        q = Fma(q, z, 0.0585306207561268);
        q = Fma(q, z, 0.0666740461512456);
        q = Fma(q, z, 0.07692297435802464);
        q = Fma(q, z, 0.09090909168163647);
        q = Fma(q, z, 0.1111111111082566);
        q = Fma(q, z, 0.14285714285714687);
        q = Fma(q, z, 0.2);
        double w = z * Third;
        double wLow = Fma(z * z, q, Fma(z, Third, -w) + Fma(z, ThirdLow, zLow * Third));

        double twice = 2 * s;
        double product = twice * w;
        double productLow = Fma(twice, w, -product) + 2 * Fma(s, wLow, sLow * w);
        double fraction = twice + product;
        double fractionLow = product - (fraction - twice) + (productLow + 2 * sLow);

        // Adding k ln 2, which is the larger of the two unless it is zero; then the parts are moved apart again.
        double whole = k * Ln2High;
        double sum = whole + fraction;
        double sumLow = whole - sum + fraction + Fma(k, Ln2Low, fractionLow);
        double log = sum + sumLow;
        double logLow = sum - log + sumLow;

        double exponent = y * log;
        double exponentLow = Abs(exponent) < 1000 ? Fma(y, log, -exponent) + y * logLow : 0;
        return PowSpecial(x, y, ExpOfSum(exponent, exponentLow));
    }

    /// <inheritdoc cref="Pow(double, double)"/>
    public static Scalar Pow(Scalar x, Scalar y) => Pow(x.Value, y.Value);

    private const double Third = 0.3333333333333333;
    private const double ThirdLow = 1.850371707708594e-17;

    /// <summary>The result for any operands, given <c>|x|^y</c> for those that are finite and not zero.</summary>
    private static double PowSpecial(double x, double y, double power)
    {
        bool integer = Floor(y) == y;
        bool odd = integer && Floor(0.5 * y) != 0.5 * y;

        double positive = Abs(x);
        double size = positive == 0 ? (y < 0 ? double.PositiveInfinity : 0)
            : positive == double.PositiveInfinity ? (y < 0 ? 0 : double.PositiveInfinity)
            : power;

        // 1 / x is negative for -0 too.
        bool negative = x < 0 || (x == 0 && 1 / x < 0);
        double signed = negative && odd ? -size : x < 0 && !integer && positive < double.PositiveInfinity ? double.NaN : size;
        bool numbers = positive <= double.PositiveInfinity && Abs(y) <= double.PositiveInfinity;
        double orNaN = numbers ? signed : x + y;
        return x == 1 || y == 0 || (x == -1 && Abs(y) == double.PositiveInfinity) ? 1 : orNaN;
    }
}
