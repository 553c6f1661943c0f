using System;
using Xunit;
using static ScheduleDsl.Language;

namespace ScheduleDsl.LanguageTests;

// The platform's double functions are wrong by about one part in 2^52, which cannot be seen in a float.
public class FloatAccuracyTests
{
    [Fact]
    public void Exp_IsWithinOneUlp() => Check(1.0, x => Exp(x), Math.Exp);

    [Fact]
    public void Log_IsWithinNineTenthsOfAnUlp() => Check(0.9, x => Log(x), Math.Log);

    [Fact]
    public void Tanh_IsWithinOneAndAHalfUlp() => Check(1.5, x => Tanh(x), Math.Tanh);

    private static void Check(double bound, Func<float, float> function, Func<double, double> reference)
    {
        // A stride without common factors with 2^32 reaches every exponent and both signs.
        for (long bits = 0; bits < 1L << 32; bits += 4099)
        {
            float x = BitConverter.UInt32BitsToSingle((uint)bits);
            double expected = reference(x);
            float actual = function(x);
            if (float.IsNaN((float)expected) || float.IsInfinity((float)expected))
                Assert.Equal((float)expected, actual);
            else if (!(Math.Abs(actual - expected) <= bound * Ulp(expected)))
                Assert.Fail(FormattableString.Invariant($"f({x:R}) = {actual:R}, not {expected:R}"));
        }
    }

    private static double Ulp(double value) => Math.ScaleB(1, Math.Max(Math.ILogB(value), -126) - 23);
}
