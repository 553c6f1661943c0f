using System;
using System.Text.Json;
using Xunit;

namespace ScheduleDsl.Tests.Precision;

public sealed unsafe class CodeBookTests
{
    [Fact]
    public void Values_AreTheRecordedOnes()
    {
        JsonElement file = Recorded.Read("codebook8.json");
        Assert.Equal(file.Floats("signed"), new Span<float>(CodeBook.Signed.Values, 256).ToArray());
        Assert.Equal(file.Floats("unsigned"), new Span<float>(CodeBook.Unsigned.Values, 256).ToArray());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nearest_OfEveryValue_IsItsCode(bool isSigned)
    {
        CodeBook book = isSigned ? CodeBook.Signed : CodeBook.Unsigned;
        for (int code = 0; code < 256; code++)
            Assert.Equal(code, book.Nearest(book.Values[code]));
        Assert.Equal(0f, book.Values[book.Zero]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nearest_OnATie_IsTheLowerCodeAndPastItTheHigher(bool isSigned)
    {
        CodeBook book = isSigned ? CodeBook.Signed : CodeBook.Unsigned;
        for (int code = 0; code < 255; code++)
        {
            float tie = (book.Values[code] + book.Values[code + 1]) / 2;
            Assert.Equal(code, book.Nearest(tie));
            Assert.Equal(code + 1, book.Nearest(MathF.BitIncrement(tie)));
        }
    }

    // What the vector arms rely on: within a decade, ties lie where the formula says, much nearer than what it doubts.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void TheFormulaOfEachDecade_MissesNoTieByMoreThanAFifthOfTheDoubt(bool isSigned)
    {
        BlockTables tables = isSigned ? BlockTables.Signed : BlockTables.Unsigned;
        int first = 1;
        for (int decade = 0; decade < CodeBook.Decades; decade++)
        {
            int intervals = tables.Book.Intervals(decade);
            for (int code = first; code < first + intervals - 1; code++)
            {
                float place = MathF.FusedMultiplyAdd(tables.Book.Ties[tables.Book.Zero + code], tables.Scales[decade + 1], tables.Offsets[decade + 1]);
                Assert.InRange(Math.Abs(place - (code + 1)), 0, BlockTables.Doubt / 5);
            }

            first += intervals;
        }
    }

    // What the arms of 128 bits rely on: one comparison completes a code.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NoKey_HasMoreThanOneTie(bool isSigned)
    {
        CodeBook book = isSigned ? CodeBook.Signed : CodeBook.Unsigned;
        CodeKeys keys = isSigned ? CodeKeys.Signed : CodeKeys.Unsigned;
        int codes = 0;
        for (uint start = CodeKeys.Least, key = 0; start <= BitConverter.SingleToUInt32Bits(1f); start += 1u << CodeKeys.Dropped, key++)
        {
            float least = BitConverter.UInt32BitsToSingle(start), most = BitConverter.UInt32BitsToSingle(start + (1u << CodeKeys.Dropped) - 1);
            Assert.InRange(book.Nearest(most) - keys.Below[key], 0, 1);
            Assert.InRange(book.Nearest(-least) - keys.Below[~(int)key], 0, 1);
            codes += book.Nearest(most) - keys.Below[key];
        }

        // Nearly all ties lie inside a key: the comparison is needed.
        Assert.InRange(codes, 100, 255);
        Assert.True(book.Nearest(BitConverter.UInt32BitsToSingle(CodeKeys.Least)) == book.Zero);
    }
}
