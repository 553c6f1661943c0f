using Xunit;

namespace ScheduleDsl.Tests.RandomNumbers;

public sealed class PhiloxTests
{
    // The known answers that the authors publish with their generators (Random123, kat_vectors).
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Words_AreThePublishedAnswers(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint x0, uint x1, uint x2, uint x3) =>
        Assert.Equal((x0, x1, x2, x3), Philox.Words(c0, c1, c2, c3, k0, k1));

    [Fact]
    public void AStream_PlacesSeedStepTensorAndDrawInTheirBits()
    {
        DrawStream stream = new(seed: 0x299f31d0_a4093822, step: 0x44_13198a2e, tensor: 0x037073, draw: 0x85a3);
        Assert.Equal(0xd16cfe09u, stream.Word(4 * 0x08d3_243f6a88L));
        Assert.Equal(0x24126ea1u, stream.Word(4 * 0x08d3_243f6a88L + 3));
    }

    [Theory]
    [InlineData(-1, 0, 0, "Step -1")]
    [InlineData(1L << 40, 0, 0, "Step 1099511627776")]
    [InlineData(1, 1 << 24, 0, "Tensor 16777216")]
    [InlineData(1, 0, 1 << 16, "Draw 65536")]
    public void ANumberBeyondTheCounter_IsAnErrorThatNamesIt(long step, int tensor, int draw, string named)
    {
        System.ArgumentOutOfRangeException error = Assert.Throws<System.ArgumentOutOfRangeException>(() => new DrawStream(0, step, tensor, draw));
        Assert.StartsWith(named, error.Message, System.StringComparison.Ordinal);
    }
}
