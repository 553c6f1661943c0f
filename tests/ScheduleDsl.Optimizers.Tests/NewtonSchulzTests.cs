using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>What Muon makes of a gradient: its first step, without momentum and scale.</summary>
public class NewtonSchulzTests
{
    [Theory]
    [InlineData(12, 20)]
    [InlineData(20, 12)]
    [InlineData(33, 64)]
    [InlineData(1, 9)]
    [InlineData(9, 1)]
    [InlineData(40, 7)]
    public void FiveIterations_BringSingularValuesNear1(int rows, int columns)
    {
        double[] values = Jacobi.SingularValues(Step(Random(rows, columns, 3), rows, columns), rows, columns);

        Assert.All(values, value => Assert.InRange(value, 0.68, 1.135));
    }

    [Theory]
    [InlineData(NewtonSchulzTable.FiveSteps, 5, 0.977, 1.032)]
    [InlineData(NewtonSchulzTable.SixSteps, 6, 0.995, 1.0)]
    [InlineData(NewtonSchulzTable.PolarExpress, 5, 0.858, 1.142)]
    public void Tables_ComeAsNearAsTheySay(NewtonSchulzTable table, int iterations, double least, double most)
    {
        float[] step = Step(Random(24, 40, 5), 24, 40, settings => settings with { Coefficients = table, Iterations = iterations });

        Assert.All(Jacobi.SingularValues(step, 24, 40), value => Assert.InRange(value, least, most));
    }

    [Fact]
    public void TheStep_HasTheSingularVectorsOfTheGradient()
    {
        const int rows = 6, columns = 11;
        float[] gradient = Random(rows, columns, 7);
        float[] step = Step(gradient, rows, columns);

        // G = U S V^T and O = U D V^T: then G O^T = U S D U^T is symmetric.
        double Entry(int i, int j) => Enumerable.Range(0, columns).Sum(k => (double)gradient[i * columns + k] * step[j * columns + k]);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.Equal(Entry(i, j), Entry(j, i), 1e-4);
        }
    }

    [Fact]
    public void AGradientOfZeros_MovesNothing() => Assert.All(Step(new float[5 * 3], 5, 3), weight => Assert.Equal(0, weight));

    [Fact]
    public void ThreadsAndArms_GiveTheSameBits()
    {
        const int rows = 150, columns = 210;
        float[] gradient = Random(rows, columns, 11);
        float[] expected = Step(gradient, rows, columns, arm: Arm.Scalar);
        foreach (Arm arm in new[] { Arm.Vector128, Arm.Vector256, Arm.Vector512, Arm.Auto })
        {
            foreach (int threads in new[] { 1, 2 })
                Assert.Equal(expected, Step(gradient, rows, columns, arm: arm, threads: threads));
        }
    }

    /// <summary>O, of weights that begin at 0 and a rate of 1.</summary>
    private static float[] Step(float[] gradient, int rows, int columns, Func<MuonSettings, MuonSettings>? change = null, Arm arm = Arm.Auto, int threads = 1)
    {
        MuonSettings settings = new() { LearningRate = 1, Momentum = 0, Nesterov = false, Scaling = MuonScaling.None };
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [rows, columns]));
        gradient.CopyTo(table["w"].Gradients);
        using OptimizerRun run = OptimizerRun.Create(table, change?.Invoke(settings) ?? settings, new RunOptions { Arm = arm, Threads = threads });
        run.Step();
        return [.. table["w"].Values.ToArray().Select(weight => 0 - weight)];
    }

    private static float[] Random(int rows, int columns, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, rows * columns).Select(_ => (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5))];
    }
}
