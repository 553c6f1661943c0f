using System;
using System.Linq;
using ScheduleDsl.Compiler.IR;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Analysis;

public class RateTests
{
    private static readonly Rate[] All = Enum.GetValues<Rate>();

    [Fact]
    public void Join_IsCommutativeAssociativeAndIdempotent()
    {
        foreach (Rate a in All)
        {
            Assert.Equal(a, Rates.Join(a, a));
            foreach (Rate b in All)
            {
                Assert.Equal(Rates.Join(a, b), Rates.Join(b, a));
                Assert.All(All, c => Assert.Equal(Rates.Join(Rates.Join(a, b), c), Rates.Join(a, Rates.Join(b, c))));
            }
        }
    }

    [Theory]
    [InlineData(Rate.Row, Rate.Column)]
    [InlineData(Rate.Row, Rate.Block)]
    [InlineData(Rate.Column, Rate.Block)]
    public void SiblingsMeetOnlyAtTheElement(Rate a, Rate b) => Assert.Equal(Rate.Element, Rates.Join(a, b));

    [Fact]
    public void OnlyRatesDownToTensor_AreUniform() =>
        Assert.Equal([Rate.Constant, Rate.Run, Rate.Step, Rate.All, Rate.Group, Rate.Tensor, Rate.Matrix], All.Where(r => r.IsUniform()));
}
