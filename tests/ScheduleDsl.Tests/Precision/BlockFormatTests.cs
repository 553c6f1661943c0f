using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace ScheduleDsl.Tests.Precision;

public sealed unsafe class BlockFormatTests
{
    public static TheoryData<Arm, bool> ArmsAndBooks()
    {
        TheoryData<Arm, bool> data = [];
        foreach (Arm arm in (Arm[])[Arm.Scalar, .. Bits.Arms])
        {
            data.Add(arm, true);
            data.Add(arm, false);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ArmsAndBooks))]
    public void RecordedNumbers_HaveTheRecordedCodesMagnitudesAndValues(Arm arm, bool isSigned)
    {
        JsonElement file = Recorded.Read(isSigned ? "quantize8.signed.json" : "quantize8.unsigned.json");
        float[] input = file.Floats("input");
        (byte[] codes, float[] largest) = Quantise(arm, isSigned, input);
        Assert.Equal(file.UInts("codes").Select(code => (byte)code), codes);
        Assert.Equal(file.Floats("absmax"), largest);
        float[] expected = file.Floats("dequantized"), actual = Dequantise(arm, isSigned, codes, largest);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Math.Abs(expected[i]) * 1e-6);
    }

    // The largest magnitude is 1, so numbers are their own quotients.
    [Theory]
    [MemberData(nameof(ArmsAndBooks))]
    public void AroundEveryTie_CodesTurnAtTheTie(Arm arm, bool isSigned)
    {
        CodeBook book = isSigned ? CodeBook.Signed : CodeBook.Unsigned;
        List<float> numbers = [];
        List<byte> expected = [];
        for (int code = 0; code < 255; code++)
        {
            int tie = BitConverter.SingleToInt32Bits((book.Values[code] + book.Values[code + 1]) / 2);
            for (int step = 1; step <= 1 << 18; step = step * 3 + 1)
            {
                Add(BitConverter.Int32BitsToSingle(tie - step), code, code + 1);
                Add(BitConverter.Int32BitsToSingle(tie), code, code);
                Add(BitConverter.Int32BitsToSingle(tie + step), code + 1, code);
            }

            void Add(float number, int positive, int negative)
            {
                // Far from the tie the next one may begin.
                if (numbers.Count % 256 == 0)
                {
                    numbers.Add(1);
                    expected.Add(255);
                }

                int turned = number > 0 ? positive : negative;
                if (number >= book.Values[code] && number <= book.Values[code + 1])
                {
                    numbers.Add(number);
                    expected.Add((byte)turned);
                }
            }
        }

        Assert.Equal(expected, Quantise(arm, isSigned, [.. numbers]).Codes);
    }

    [Theory]
    [MemberData(nameof(ArmsAndBooks))]
    public void EveryArm_GivesTheBitsOfTheScalarOne(Arm arm, bool isSigned)
    {
        Random random = new(7);
        for (int trial = 0; trial < 300; trial++)
        {
            double scale = Math.Pow(10, random.Next(-44, 38));
            float[] numbers = [.. Enumerable.Range(0, random.Next(1, trial % 20 == 0 ? 10_000 : 1025)).Select(_ => (float)(scale * Math.Pow(10, -8 * random.NextDouble()) * Math.Sign(random.NextDouble() - 0.5)))];
            (byte[] codes, float[] largest) = Quantise(Arm.Scalar, isSigned, numbers);
            (byte[] Codes, float[] Largest) actual = Quantise(arm, isSigned, numbers);
            Assert.Equal(codes, actual.Codes);
            Assert.Equal(largest, actual.Largest);
            Assert.Equal(Bits.Of(Dequantise(Arm.Scalar, isSigned, codes, largest)), Bits.Of(Dequantise(arm, isSigned, codes, largest)));
        }
    }

    [Theory]
    [MemberData(nameof(ArmsAndBooks))]
    public void Dequantise_OfEveryCode_IsTheValueTimesTheMagnitude(Arm arm, bool isSigned)
    {
        CodeBook book = isSigned ? CodeBook.Signed : CodeBook.Unsigned;
        byte[] codes = [.. Enumerable.Range(0, 1024).Select(i => (byte)(i * 37))];
        float[] largest = [0.3f, 7, 1e-40f, 3e38f];
        float[] actual = Dequantise(arm, isSigned, codes, largest);
        for (int i = 0; i < codes.Length; i++)
            Assert.Equal(BitConverter.SingleToUInt32Bits(book.Values[codes[i]] * largest[i / 256]), BitConverter.SingleToUInt32Bits(actual[i]));
    }

    [Theory]
    [InlineData(true, 0.025)]
    [InlineData(false, 0.0125)]
    public void ANumberReadBack_IsNearWhatWasStored(bool isSigned, double error)
    {
        Random random = new(3);
        float[] numbers = [.. Enumerable.Range(0, 256).Select(_ => (float)random.NextDouble())];
        (byte[] codes, float[] largest) = Quantise(Arm.Auto, isSigned, numbers);
        float[] read = Dequantise(Arm.Auto, isSigned, codes, largest);
        for (int i = 0; i < numbers.Length; i++)
            Assert.InRange(Math.Abs(read[i] - numbers[i]), 0, error * largest[0]);
    }

    [Theory]
    [MemberData(nameof(ArmsAndBooks))]
    public void Zeros_AreStoredAsZeros(Arm arm, bool isSigned)
    {
        (byte[] codes, float[] largest) = Quantise(arm, isSigned, new float[300]);
        Assert.All(codes, code => Assert.Equal(isSigned ? 127 : 0, code));
        Assert.Equal([0, 0], largest);
        Assert.All(Dequantise(arm, isSigned, codes, largest), value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(ArmsAndBooks))]
    public void NaNAndInfinities_MakeTheirBlockNaNAndNoOther(Arm arm, bool isSigned)
    {
        foreach (float wrong in (float[])[float.NaN, -float.NaN, float.PositiveInfinity, float.NegativeInfinity])
        {
            foreach (int place in (int[])[256, 300, 511])
            {
                float[] numbers = [.. Enumerable.Repeat(0.5f, 700)];
                numbers[place] = wrong;
                (byte[] codes, float[] largest) = Quantise(arm, isSigned, numbers);
                Assert.Equal([0.5f, float.NaN, 0.5f], largest);
                Assert.All(codes[256..512], code => Assert.Equal(isSigned ? 127 : 0, code));
                float[] read = Dequantise(arm, isSigned, codes, largest);
                for (int i = 0; i < read.Length; i++)
                    Assert.Equal(i is >= 256 and < 512 ? float.NaN : 0.5f, read[i]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ArmsAndBooks))]
    public void NegativeNumbers_AreZeroInTheUnsignedBookOnly(Arm arm, bool isSigned)
    {
        float[] numbers = [.. Enumerable.Range(0, 64).Select(i => i % 2 == 0 ? -1f : 0.5f)];
        (byte[] codes, float[] largest) = Quantise(arm, isSigned, numbers);
        Assert.Equal([1], largest);
        float[] read = Dequantise(arm, isSigned, codes, largest);
        Assert.Equal(isSigned ? -0.99296874f : 0, read[0]);
        Assert.Equal(0.5, read[1], 0.01);
    }

    private static (byte[] Codes, float[] Largest) Quantise(Arm arm, bool isSigned, float[] numbers)
    {
        byte[] codes = new byte[numbers.Length];
        float[] largest = new float[(numbers.Length + 255) / 256];
        fixed (float* source = numbers, magnitudes = largest)
        fixed (byte* destination = codes)
            BlockFormat.Quantise(arm, isSigned ? CodeBook.Signed : CodeBook.Unsigned, source, numbers.Length, destination, magnitudes);
        return (codes, largest);
    }

    private static float[] Dequantise(Arm arm, bool isSigned, byte[] codes, float[] largest)
    {
        float[] numbers = new float[codes.Length];
        fixed (float* destination = numbers, magnitudes = largest)
        fixed (byte* source = codes)
            BlockFormat.Dequantise(arm, isSigned ? CodeBook.Signed : CodeBook.Unsigned, source, magnitudes, destination, codes.Length);
        return numbers;
    }
}
