using System;
using Xunit;
using static ScheduleDsl.Language;

namespace ScheduleDsl.LanguageTests;

// Each joint between two formulas (where the exponent changes, where a polynomial takes over) could step back.
public class MonotonicityTests
{
    [Fact]
    public void Exp_NeverFalls() => NeverFalls(Exp, -20, 20);

    [Fact]
    public void Log_NeverFalls() => NeverFalls(Log, 0.01, 40);

    [Fact]
    public void Tanh_NeverFalls() => NeverFalls(Tanh, -4, 4);

    [Fact]
    public void Tanh_NeverFallsAtTheJointOfItsFormulas()
    {
        for (double x = 0.55 - 1e-10; x < 0.55 + 1e-10; x += 2e-15)
            Assert.True(Tanh(x + 2e-15) >= Tanh(x));
    }

    private static void NeverFalls(Func<double, double> function, double from, double to)
    {
        double step = (to - from) / 200_000;
        double last = function(from);
        for (int i = 1; i <= 200_000; i++)
        {
            double next = function(from + i * step);
            if (!(next >= last))
                Assert.Fail(FormattableString.Invariant($"falls before {from + i * step:R}"));
            last = next;
        }
    }
}
