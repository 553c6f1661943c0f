using System;
using System.Linq;
using ScheduleDsl.CompilerServices;
using Xunit;

namespace ScheduleDsl.Tests.Linear;

public sealed unsafe class SelectionTests
{
    [Fact]
    public void AnOrder_IsStableBothWaysAndHasNaNLast()
    {
        float[] values = [3, float.NaN, -0f, 5, 0, -2, 3, float.PositiveInfinity, float.NaN, float.NegativeInfinity, 3];
        Assert.Equal([9, 5, 2, 4, 0, 6, 10, 3, 7, 1, 8], Order(values, descending: false));
        Assert.Equal([7, 3, 0, 6, 10, 2, 4, 5, 9, 1, 8], Order(values, descending: true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void AnOrderOfManyWithTies_IsThatOfAStableSort(int count)
    {
        Random random = new(count);
        float[] values = [.. Enumerable.Range(0, count).Select(_ => (float)random.Next(50) - 25)];
        Assert.Equal(Enumerable.Range(0, count).OrderBy(i => values[i]), Order(values, descending: false));
        Assert.Equal(Enumerable.Range(0, count).OrderByDescending(i => values[i]), Order(values, descending: true));
    }

    [Fact]
    public void ARandomMatrix_HasTheNumbersOfItsStreamInEveryLayout()
    {
        DrawStream stream = new(seed: 11, step: 5, tensor: 2, draw: 1);
        MatrixView<double> rows = Matrices.Create<double>(37, 61), columns = Matrices.Create<double>(61, 37).Transposed;
        RandomMatrix.Normal(rows, stream, new LinearOptions { Arm = Arm.Scalar });
        RandomMatrix.Normal(columns, stream, new LinearOptions());
        for (int i = 0; i < 37; i++)
        {
            for (int j = 0; j < 61; j++)
            {
                Assert.Equal((double)RandomValue.Of(DrawKind.Normal, stream, (i * 61) + j), rows[i, j]);
                Assert.Equal(rows[i, j], columns[i, j]);
            }
        }
    }

    [Fact]
    public void APermutation_HasEachPlaceOnceAndIsAFunctionOfItsKey()
    {
        int[] first = Permutation(7, 500), again = Permutation(7, 500), other = Permutation(8, 500);
        Assert.Equal(first, again);
        Assert.False(first.SequenceEqual(other));
        Assert.Equal(Enumerable.Range(0, 500), first.Order());
    }

    [Fact]
    public void PermutationsOfThree_AreEquallyFrequent()
    {
        int[] seen = new int[27];
        const int Draws = 12_000;
        for (int step = 0; step < Draws; step++)
        {
            int[] order = Permutation(step, 3);
            seen[(order[0] * 9) + (order[1] * 3) + order[2]]++;
        }

        // Five standard deviations.
        double spread = 5 * Math.Sqrt(Draws * (1 / 6.0) * (5 / 6.0));
        foreach (int count in seen.Where(count => count > 0))
            Assert.InRange(count, (Draws / 6) - spread, (Draws / 6) + spread);
        Assert.Equal(6, seen.Count(count => count > 0));
    }

    [Fact]
    public void AChoice_IsTheBeginningOfThePermutation()
    {
        int[] chosen = new int[50];
        RandomMatrix.Choice(chosen, 7, new DrawStream(3, 21, 0, 0));

        Assert.Equal(Permutation(21, 50)[..7], chosen[..7]);
    }

    [Fact]
    public void AWeightedOrder_BeginsWithEachPlaceAsOftenAsItsWeightSays()
    {
        double[] weights = [1, 0, 3, 4];
        int[] first = new int[4], second = new int[4];
        const int Draws = 16_000;
        for (int step = 0; step < Draws; step++)
        {
            int[] order = WeightedOrder(step, weights);
            first[order[0]]++;
            if (order[0] == 2)
                second[order[1]]++;
            Assert.Equal(1, order[3]);
        }

        // Behind place 2 the others keep their proportions. Five standard deviations at most.
        for (int place = 0; place < 4; place++)
        {
            Assert.Equal(Draws * weights[place] / 8, first[place], 5 * Math.Sqrt(Draws / 4.0));
            Assert.Equal(place == 2 ? 0 : first[2] * weights[place] / 5, second[place], 5 * Math.Sqrt(Draws / 8.0));
        }
    }

    private static int[] WeightedOrder(long step, double[] weights)
    {
        int[] order = new int[weights.Length];
        fixed (double* first = weights)
        {
            fixed (int* places = order)
                RandomMatrix.WeightedOrder(new MatrixView<double>(first, 1, weights.Length), places, new DrawStream(3, step, 0, 0), new LinearWorkspace());
        }

        return order;
    }

    private static int[] Permutation(long step, int count)
    {
        int[] order = new int[count];
        RandomMatrix.Permutation(order, new DrawStream(3, step, 0, 0));
        return order;
    }

    private static int[] Order(float[] values, bool descending)
    {
        int[] order = new int[values.Length];
        fixed (float* first = values)
        {
            fixed (int* places = order)
                Sorting.Argsort(new MatrixView<float>(first, values.Length, 1), places, descending, new LinearWorkspace());
        }

        return order;
    }
}
