using System;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Tests.Precision;
using Xunit;

namespace ScheduleDsl.Tests.RandomNumbers;

public sealed unsafe class RandomFillTests
{
    private static readonly DrawStream Stream = new(seed: -7, step: 3, tensor: 5, draw: 2);

    // The second range carries into the counter's upper word, the third begins off every boundary.
    public static TheoryData<Arm, long> ArmsAndStarts()
    {
        TheoryData<Arm, long> data = [];
        foreach (Arm arm in (Arm[])[Arm.Scalar, .. Bits.Arms])
        {
            foreach (long first in (long[])[0, (4L << 32) - 400, 12_345, 12_346, 12_347])
                data.Add(arm, first);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ArmsAndStarts))]
    public void Words_AreThoseOfTheirElements(Arm arm, long first)
    {
        uint[] words = new uint[1001];
        fixed (uint* destination = words)
            RandomFill.Words(arm, Stream, first, destination, words.Length);
        for (int i = 0; i < words.Length; i++)
            Assert.Equal(Stream.Word(first + i), words[i]);
    }

    [Theory]
    [MemberData(nameof(ArmsAndStarts))]
    public void Halves_AreBothHalvesOfEachWord(Arm arm, long first)
    {
        ushort[] halves = new ushort[1001];
        fixed (ushort* destination = halves)
            RandomFill.Halves(arm, Stream, first, destination, halves.Length);
        for (int i = 0; i < halves.Length; i++)
        {
            uint word = Stream.Word((first + i) / 2);
            Assert.Equal((first + i) % 2 == 0 ? word & 0xFFFF : word >> 16, halves[i]);
        }
    }

    [Theory]
    [MemberData(nameof(ArmsAndStarts))]
    public void Numbers_AreThoseOfTheirElements(Arm arm, long first)
    {
        foreach (DrawKind kind in Enum.GetValues<DrawKind>())
        {
            float[] numbers = Numbers(arm, kind, Stream, first, 1001);
            for (int i = 0; i < numbers.Length; i++)
                Assert.Equal(BitConverter.SingleToUInt32Bits(RandomValue.Of(kind, Stream, first + i)), BitConverter.SingleToUInt32Bits(numbers[i]));
        }
    }

    [Fact]
    public void AnySplitOfTheRange_GivesTheSameNumbers()
    {
        Random random = new(4);
        foreach (DrawKind kind in Enum.GetValues<DrawKind>())
        {
            float[] whole = Numbers(Arm.Auto, kind, Stream, 77, 2000);
            int start = 0;
            while (start < whole.Length)
            {
                int count = random.Next(0, Math.Min(300, whole.Length - start) + 1);
                Assert.Equal(whole[start..(start + count)], Numbers(Arm.Auto, kind, Stream, 77 + start, count));
                start += Math.Max(count, 1);
            }
        }
    }

    [Fact]
    public void Seed_Step_TensorAndDraw_EachChangeTheNumbers()
    {
        DrawStream[] streams = [new(1, 1, 1, 1), new(2, 1, 1, 1), new(1L << 40, 1, 1, 1), new(1, 2, 1, 1), new(1, 1, 2, 1), new(1, 1, 1, 2)];
        Assert.Equal(streams.Length, streams.Select(stream => stream.Word(0)).Distinct().Count());
    }

    // A million numbers: the bounds are six standard errors of each estimate.
    [Theory]
    [InlineData(DrawKind.Normal, 0, 1, 3)]
    [InlineData(DrawKind.Uniform, 0.5, 1.0 / 12, 1.8)]
    [InlineData(DrawKind.Sign, 0, 1, 1)]
    public void Numbers_HaveTheMomentsOfTheirDistribution(DrawKind kind, double mean, double variance, double kurtosis)
    {
        float[] numbers = Numbers(Arm.Auto, kind, new DrawStream(11, 1, 0, 0), 0, 1_000_000);
        double sigma = Math.Sqrt(variance);
        double actualMean = numbers.Average(number => (double)number);
        double[] standard = [.. numbers.Select(number => (number - mean) / sigma)];
        Assert.Equal(mean, actualMean, 6e-3 * sigma);
        Assert.Equal(1, standard.Average(z => z * z), 6e-3 * Math.Max(0.1, Math.Sqrt(kurtosis - 1)));
        Assert.Equal(kurtosis, standard.Average(z => z * z * z * z), 0.06);

        // Neighbours come from one counter, and pairs of normals from one radius.
        Assert.Equal(0, standard.Zip(standard.Skip(1), (x, y) => x * y).Average(), 6e-3);
        Assert.Equal(1, standard.Zip(standard.Skip(1), (x, y) => x * x * y * y).Average(), 0.02);
    }

    [Fact]
    public void Uniform_CoversTheIntervalWithoutItsEnd()
    {
        Assert.Equal(0, RandomValue.Uniform(0));
        Assert.Equal(1 - 1f / (1 << 24), RandomValue.Uniform(uint.MaxValue));
    }

    [Fact]
    public void Normals_OfTheSmallestWord_AreFinite()
    {
        (float first, float second) = RandomValue.Normals(0, 0);
        Assert.Equal(Math.Sqrt(66 * Math.Log(2)), first, 1e-6);
        Assert.Equal(0, second);
    }

    private static float[] Numbers(Arm arm, DrawKind kind, in DrawStream stream, long first, int count)
    {
        float[] numbers = new float[count];
        fixed (float* destination = numbers)
            RandomFill.Numbers(arm, kind, stream, first, destination, count);
        return numbers;
    }
}
