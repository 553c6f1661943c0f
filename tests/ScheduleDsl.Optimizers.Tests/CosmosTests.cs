using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

public class CosmosTests
{
    [Theory]
    [InlineData(12, 7, 3)]
    [InlineData(5, 20, 4)]
    [InlineData(6, 6, 64)]
    [InlineData(1, 9, 2)]
    public void TheBasis_StaysOrthonormal(int rows, int columns, int rank)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [rows, columns]));
        using OptimizerRun run = OptimizerRun.Create(table, new CosmosSettings { Rank = rank, Beta2 = 0.9 }, new RunOptions());
        foreach (float[] gradient in MatrixSteps.Random(6, rows, columns, 3))
        {
            gradient.CopyTo(table["w"].Gradients);
            run.Step();
        }

        float[] basis = run.StateValues("w", "basis");
        int kept = int.Min(rank, int.Min(rows, columns));
        Assert.Equal(kept * columns, basis.Length);
        for (int i = 0; i < kept; i++)
        {
            for (int j = 0; j < kept; j++)
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, columns).Sum(k => (double)basis[i * columns + k] * basis[j * columns + k]), 1e-5);
        }
    }

    [Fact]
    public void AStep_HasARootMeanSquareOfRateTimesRatio()
    {
        float[] step = MatrixSteps.Of(new CosmosSettings { LearningRate = 0.5, Ratio = 0.2, Rank = 2 }, [7, 11], MatrixSteps.Random(1, 7, 11, 5));

        Assert.Equal(0.1, double.Sqrt(step.Average(s => (double)s * s)), 1e-5);
    }
}
