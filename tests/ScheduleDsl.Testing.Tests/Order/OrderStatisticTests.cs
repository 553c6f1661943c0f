using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Testing.Tests.Order;

/// <summary>What a step selects, against numbers that were sorted.</summary>
public class OrderStatisticTests
{
    private static readonly int[] Lengths = [1, 2, 3, 16, 63, 64, 65, 127, 1000, 1024, 2049, 5000, 20_000];

    public static TheoryData<string, int> All
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach (string kind in Cases.Kinds)
            {
                foreach (int length in Lengths)
                    data.Add(kind, length);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Quantile_IsThatOfSortedNumbers(string kind, int length)
    {
        float[] numbers = Cases.Numbers(kind, length, length);
        foreach (double q in (double[])[0, 0.1, 0.25, 0.5, 0.7, 0.999, 1])
            Same(Cases.Quantile(numbers, q), Select(numbers, new SelectedSettings { Rank = q }));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void KthLargest_IsThatOfSortedNumbers(string kind, int length)
    {
        float[] numbers = Cases.Numbers(kind, length, length);
        foreach (int k in (int[])[1, (length + 1) / 2, Math.Max(1, length - 1), length])
            Same(Cases.KthLargest(numbers, k), Select(numbers, new SelectedSettings { Rank = k, Largest = true }));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2000)]
    public void AnyNaN_MakesTheResultNaN(int length)
    {
        float[] numbers = Cases.Numbers("spread", length, 1);
        numbers[length / 2] = float.NaN;
        Assert.Equal(float.NaN, Select(numbers, new SelectedSettings { Rank = 0 }));
        Assert.Equal(float.NaN, Select(numbers, new SelectedSettings { Rank = 1, Largest = true }));
        numbers[length / 2] = BitConverter.Int32BitsToSingle(unchecked((int)0xFF800001));
        Assert.Equal(float.NaN, Select(numbers, new SelectedSettings { Rank = 1 }));
    }

    [Fact]
    public void RankWithAFraction_IsRoundedDown() => Assert.Equal(3f, Select([1, 4, 3, 2], new SelectedSettings { Rank = 2.75, Largest = true }));

    [Fact]
    public void BetweenInfiniteAndFinite_IsInfinite()
    {
        Assert.Equal(float.PositiveInfinity, Select([1, float.PositiveInfinity], new SelectedSettings { Rank = 0.25 }));
        Assert.Equal(float.NegativeInfinity, Select([1, float.NegativeInfinity], new SelectedSettings { Rank = 0.75 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void OverTheRun_AllTensorsAreOne(int threads)
    {
        using ParameterTable table = Cases.Table(1, ("a", [700]), ("b", [3]), ("c", [40, 50]));
        Cases.FillGradients(table, "ties", 7);
        float expected = Cases.Quantile([.. table.SelectMany(p => p.Gradients.ToArray())], 0.3);
        using OptimizerRun run = OptimizerRun.Create(table, new SelectedSettings { Rank = 0.3, OfRun = true }, new RunOptions { Threads = threads });
        run.Step();
        Assert.All(table, p => Assert.All(p.Values.ToArray(), value => Same(expected, value)));
    }

    [Fact]
    public void InDouble_NothingIsNarrowed()
    {
        double[] gradients = [.. Enumerable.Range(0, 300).Select(i => 1 + ((i * 7919) % 300 * 1e-12))];
        using ParameterTable table = new(ElementType.Float64);
        table.Add("a", new double[300], gradients, 300);
        using OptimizerRun run = OptimizerRun.Create(table, new SelectedSettings { Rank = 10, Largest = true });
        run.Step();
        Assert.Equal(gradients.Order().ElementAt(290), table["a"].ValuesAs<double>()[5]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.999, true)]
    [InlineData(5, true)]
    [InlineData(-0.1, false)]
    [InlineData(1.5, false)]
    public void RankThatNothingHas_IsNaN(double rank, bool largest)
    {
        using ParameterTable table = Cases.Table(1, ("weight", [4]));
        Cases.FillGradients(table, "spread", 1);
        SelectedSettings settings = new() { Rank = rank, Largest = largest };
        using OptimizerRun run = OptimizerRun.Create(table, settings);
        run.Step();
        Assert.All(table["weight"].Values.ToArray(), value => Assert.Equal(float.NaN, value));
    }

    private static float Select(float[] numbers, SelectedSettings settings)
    {
        using ParameterTable table = new();
        table.Add("a", new float[numbers.Length], numbers, numbers.Length);
        using OptimizerRun run = OptimizerRun.Create(table, settings);
        run.Step();
        return table["a"].Values[0];
    }

    private static void Same(float expected, float found) => Assert.True(
        BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(found) || (float.IsNaN(expected) && float.IsNaN(found)), $"{expected:R} is expected, {found:R} was selected");
}
