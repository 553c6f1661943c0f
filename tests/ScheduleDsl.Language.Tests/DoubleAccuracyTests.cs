using System;
using System.Globalization;
using System.Linq;
using Xunit;
using static ScheduleDsl.Language;

namespace ScheduleDsl.LanguageTests;

public class DoubleAccuracyTests
{
    [Fact]
    public void Exp_IsWithinOneUlp() => Check("exp", 1.0, x => Exp(x[0]));

    [Fact]
    public void Log_IsWithinNineTenthsOfAnUlp() => Check("log", 0.9, x => Log(x[0]));

    [Fact]
    public void Pow_IsWithinOnePointTwoUlp() => Check("pow", 1.2, x => Pow(x[0], x[1]));

    [Fact]
    public void Sin_IsWithinNineTenthsOfAnUlp() => Check("sin", 0.9, x => Sin(x[0]));

    [Fact]
    public void Cos_IsWithinNineTenthsOfAnUlp() => Check("cos", 0.9, x => Cos(x[0]));

    [Fact]
    public void Tanh_IsWithinOneAndAHalfUlp() => Check("tanh", 1.5, x => Tanh(x[0]));

    [Fact]
    public void Sin_IsOdd_AndCos_IsEven()
    {
        foreach ((double[] x, _, _) in ReferenceTable.Read("sin"))
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(-Sin(x[0])), BitConverter.DoubleToInt64Bits(Sin(-x[0])));
            Assert.Equal(BitConverter.DoubleToInt64Bits(Cos(x[0])), BitConverter.DoubleToInt64Bits(Cos(-x[0])));
        }
    }

    [Fact]
    public void Exp_OfSubnormalResults_IsWithinOneOfTheirUnits()
    {
        for (double x = -745; x < -708.4; x += 0.37)
            Assert.True(Math.Abs(Exp(x) - Math.Exp(x)) <= double.Epsilon, FormattableString.Invariant($"Exp({x})"));
    }

    [Fact]
    public void ScalarOverloads_GiveTheBitsOfDouble()
    {
        foreach (double x in new[] { 0.1, 0.5, 1, 1.7, 3.3 })
        {
            Assert.Equal(Exp(x), Exp((Scalar)x).Value);
            Assert.Equal(Log(x), Log((Scalar)x).Value);
            Assert.Equal(Sin(x), Sin((Scalar)x).Value);
            Assert.Equal(Cos(x), Cos((Scalar)x).Value);
            Assert.Equal(Tanh(x), Tanh((Scalar)x).Value);
            Assert.Equal(Pow(x, 1.3), Pow((Scalar)x, 1.3).Value);
        }
    }

    private static void Check(string table, double bound, Func<double[], double> function)
    {
        (double ulps, double[] operands) = ReferenceTable.LargestError(table, function);
        string at = string.Join(", ", operands.Select(x => x.ToString("R", CultureInfo.InvariantCulture)));
        Assert.True(ulps <= bound, FormattableString.Invariant($"{table}({at}): {ulps:F3} ulp"));
    }
}
