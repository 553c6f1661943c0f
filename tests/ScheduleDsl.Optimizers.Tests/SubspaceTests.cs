using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>Optimizers that see a matrix through a few of its parts or directions.</summary>
public class SubspaceTests
{
    [Theory]
    [InlineData(FrugalSelection.Columns, 8, 6, 3, 8 * 3)]
    [InlineData(FrugalSelection.Rows, 8, 6, 4, 4 * 6)]
    [InlineData(FrugalSelection.Entries, 8, 6, 24, 24)]
    [InlineData(FrugalSelection.Shorter, 6, 8, 3, 3 * 8)]
    public void FrugalCoordinates_KeepStatesOfTheChosenPartAlone(FrugalSelection selection, int rows, int columns, int places, int moments)
    {
        using ParameterTable table = Table(rows, columns);
        FrugalCoordinatesSettings settings = new() { Density = 0.5, Selection = selection, Inactive = StatelessStep.None, Gap = 4, WeightDecay = 0 };
        using OptimizerRun run = OptimizerRun.Create(table, settings);
        run.Step();

        string first = selection == FrugalSelection.Entries ? "firstOfEntries" : selection == FrugalSelection.Columns ? "firstOfRows" : "firstOfColumns";
        Assert.Equal(places, run.State("w", "places").Length);
        Assert.Equal(moments, run.State("w", first).Length);
        Assert.Equal(moments, table["w"].Values.ToArray().Count(weight => weight != 0));
        float[] chosen = run.State("w", "places").ToArray();
        for (int step = 1; step < 4; step++)
            run.Step();
        Assert.Equal(chosen, run.State("w", "places").ToArray());
        run.Step();
        Assert.NotEqual(chosen, run.State("w", "places").ToArray());
    }

    [Theory]
    [InlineData(12, 5)]
    [InlineData(5, 12)]
    public void FrugalSubspace_TakesRandomDirectionsThatAreOrthonormal(int rows, int columns)
    {
        using ParameterTable table = Table(rows, columns);
        using OptimizerRun run = OptimizerRun.Create(table, new FrugalSubspaceSettings { Density = 0.6, IsRandom = true, Gap = 2 });
        for (int step = 0; step < 5; step++)
            run.Step();
        float[] basis = run.State("w", rows > columns ? "right" : "left").ToArray();

        // Vectors in rows where columns are projected, else in columns.
        Assert.Equal(15, basis.Length);
        float Entry(int vector, int i) => rows > columns ? basis[vector * 5 + i] : basis[i * 3 + vector];
        for (int a = 0; a < 3; a++)
        {
            for (int b = 0; b < 3; b++)
                Assert.Equal(a == b ? 1 : 0, Enumerable.Range(0, 5).Sum(i => (double)Entry(a, i) * Entry(b, i)), 1e-6);
        }
    }

    [Fact]
    public void SparseSpectral_KeepsItsVectorsAtLength1_AndChoosesAFewOfThem()
    {
        const int rows = 7, columns = 5;
        using ParameterTable table = Table(rows, columns);
        Fill(table["w"].Values, 3);
        using OptimizerRun run = OptimizerRun.Create(table, new SparseSpectralSettings { LearningRate = 0.01, Few = 2, Period = 3, Round = 50 });
        for (int step = 0; step < 20; step++)
        {
            Fill(table["w"].Gradients, 10 + step);
            float[] before = run.State("w", "right").ToArray();
            run.Step();
            float[] right = run.State("w", "right").ToArray(), chosen = run.State("w", "chosen").ToArray();
            Assert.Equal(2, chosen.Count(c => c == 1));
            for (int i = 0; i < columns; i++)
            {
                Assert.Equal(1, Enumerable.Range(0, columns).Sum(j => (double)right[i * columns + j] * right[i * columns + j]), 1e-5);
                bool moved = !before.AsSpan(i * columns, columns).SequenceEqual(right.AsSpan(i * columns, columns));
                Assert.True(step == 0 || chosen[i] == 1 || !moved);
            }
        }
    }

    [Fact]
    public void SparseSpectral_WeightsAreTheProductOfItsStates()
    {
        const int rows = 4, columns = 6, rank = 4;
        using ParameterTable table = Table(rows, columns);
        Fill(table["w"].Values, 5);
        using OptimizerRun run = OptimizerRun.Create(table, new SparseSpectralSettings { LearningRate = 0.02, Few = 3, Period = 2, Round = 7 });
        for (int step = 0; step < 12; step++)
        {
            Fill(table["w"].Gradients, 20 + step);
            run.Step();
        }

        float[] left = run.State("w", "left").ToArray(), strength = run.State("w", "strength").ToArray(), right = run.State("w", "right").ToArray();
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                Assert.Equal(Enumerable.Range(0, rank).Sum(k => (double)left[i * rank + k] * strength[k] * right[k * columns + j]), table["w"].Values[i * columns + j], 1e-5);
        }
    }

    private static ParameterTable Table(int rows, int columns)
    {
        ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [rows, columns]));
        Fill(table["w"].Gradients, 1);
        return table;
    }

    private static void Fill(Span<float> numbers, int seed)
    {
        Random random = new(seed);
        foreach (ref float number in numbers)
            number = (float)(random.NextDouble() - 0.5);
    }

    // The first gradient's largest singular value, 3, belongs to the first column of a tall matrix and the first row of a wide one: the projection takes that.
    [Theory]
    [InlineData(3, 2)]
    [InlineData(2, 3)]
    public void Apollo_AlongSingularVectors(int rows, int columns)
    {
        const double rate = 0.1, beta1 = 0.9, beta2 = 0.8, epsilon = 1e-6;
        ApolloSettings settings = new() { LearningRate = rate, Beta1 = beta1, Beta2 = beta2, Epsilon = epsilon, Rank = 1, Gap = 50, LimitsGrowth = false, Projection = ApolloProjection.Singular };
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("w", [rows, columns]));
        using OptimizerRun run = OptimizerRun.Create(table, settings);
        bool isTall = rows >= columns;
        int channels = Math.Max(rows, columns), length = Math.Min(rows, columns);
        double[] weights = new double[rows * columns], first = new double[channels], second = new double[channels];
        float[][] gradients = [new float[6], .. MatrixSteps.Random(5, rows, columns, 3)];
        gradients[0][0] = 3;
        gradients[0][columns + 1] = 1;
        for (int t = 1; t <= gradients.Length; t++)
        {
            gradients[t - 1].Select(g => (double)g).ToArray().CopyTo(table["w"].GradientsAs<double>());
            run.Step();

            double size = rate * Math.Sqrt(1 - Math.Pow(beta2, t)) / (1 - Math.Pow(beta1, t));
            for (int i = 0; i < channels; i++)
            {
                int At(int k) => isTall ? (i * columns) + k : (k * columns) + i;
                double z = gradients[t - 1][At(0)];
                first[i] = (beta1 * first[i]) + ((1 - beta1) * z);
                second[i] = (beta2 * second[i]) + ((1 - beta2) * z * z);
                double factor = Math.Abs(first[i]) / (Math.Sqrt(second[i]) + epsilon) / (Math.Abs(z) + 1e-8);
                for (int k = 0; k < length; k++)
                    weights[At(k)] -= size * factor * gradients[t - 1][At(k)];
            }
            Assert.All(weights.Zip(table["w"].ValuesAs<double>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
    }
}
