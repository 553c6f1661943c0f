using System.Globalization;
using System.Runtime.CompilerServices;
using Xunit;

namespace ScheduleDsl.Tests.Precision;

public sealed class BFloat16Tests
{
    [Fact]
    public void AFloat_GoesToTheNearestAndBack()
    {
        BFloat16 pi = (BFloat16)3.1415927f;
        Assert.Equal(0x4049, pi.Bits);
        Assert.Equal(3.140625f, (float)pi);
        Assert.Equal(float.PositiveInfinity, (float)(BFloat16)3.4e38f);
        Assert.True(float.IsNaN((float)(BFloat16)float.NaN));
    }

    [Fact]
    public void Equality_IsOfBits()
    {
        Assert.Equal(new BFloat16(0x3F80), (BFloat16)1f);
        Assert.NotEqual((BFloat16)0f, (BFloat16)(-0f));
        Assert.Equal((BFloat16)float.NaN, (BFloat16)float.NaN);
    }

    [Fact]
    public void Text_IsThatOfTheFloatInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        NumberFormatInfo comma = new() { NumberDecimalSeparator = "," };
        CultureInfo.CurrentCulture = new CultureInfo("", useUserOverride: false) { NumberFormat = comma };
        try
        {
            Assert.Equal("3.140625", ((BFloat16)3.1415927f).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Memory_IsTwoBytesForEach() => Assert.Equal(2, Unsafe.SizeOf<BFloat16>());
}
