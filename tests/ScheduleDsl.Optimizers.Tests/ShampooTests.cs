using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

public class ShampooTests
{
    [Theory]
    [InlineData(6, 6)]
    [InlineData(4, 9)]
    [InlineData(9, 4)]
    public void TheFirstStep_KeepsSingularVectorsAndMakesTheirValues1(int rows, int columns)
    {
        float[] gradient = MatrixSteps.Random(1, rows, columns, 3)[0];
        float[] step = MatrixSteps.Of(new ShampooSettings { LearningRate = 1, Epsilon = 1e-4 }, [rows, columns], [gradient]);

        // G = U S V^T: (S^2 + e)^(-1/4) from both sides.
        double[] expected = [.. Jacobi.SingularValues(gradient, rows, columns).Select(s => s / Math.Sqrt((s * s) + 1e-4))];
        Assert.All(expected.Zip(Jacobi.SingularValues(step, rows, columns)), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        double along = gradient.Zip(step, (g, s) => (double)g * s).Sum();
        Assert.Equal(Jacobi.SingularValues(gradient, rows, columns).Zip(expected, (s, e) => s * e).Sum(), along, 1e-3);
    }

    [Fact]
    public void OfOneWeight_ItIsAdaGrad()
    {
        float[] gradients = [0.5f, -1.25f, 2, 0.75f];
        float weight = MatrixSteps.Of(new ShampooSettings { LearningRate = 0.1, Epsilon = 0.01 }, [1, 1], [.. gradients.Select(g => new[] { g })])[0];

        double squares = 0.01, expected = 0;
        foreach (float g in gradients)
            expected += 0.1 * g / Math.Sqrt(squares += g * g);
        Assert.Equal(expected, weight, 1e-6);
    }

    [Fact]
    public void OfAVector_OneFactorHasTheRootOfSquares()
    {
        // g = (3, 4): R = g g^T + e I, so R^(-1/2) g = g / sqrt(25 + e).
        float[] step = MatrixSteps.Of(new ShampooSettings { LearningRate = 1, Epsilon = 0.5 }, [2], [[3, 4]]);

        Assert.Equal(3 / Math.Sqrt(25.5), step[0], 1e-5);
        Assert.Equal(4 / Math.Sqrt(25.5), step[1], 1e-5);
    }

    [Fact]
    public void ALongSide_HasNoFactor()
    {
        float[] gradient = MatrixSteps.Random(1, 3, 8, 5)[0];
        float[] step = MatrixSteps.Of(new ShampooSettings { LearningRate = 1, Epsilon = 1e-6, LongestSide = 5 }, [3, 8], [gradient]);

        // Only the rows: singular values to the power 1/2.
        Assert.All(Jacobi.SingularValues(gradient, 3, 8).Zip(Jacobi.SingularValues(step, 3, 8)), pair => Assert.Equal(Math.Sqrt(pair.First), pair.Second, 1e-4));
    }

    [Fact]
    public void StackedBlocks_AreMatricesOfTheirOwn()
    {
        DistributedShampooSettings settings = new() { LearningRate = 0.1, Beta2 = 0.9, Refresh = 2, Baseline = ShampooBaseline.Adam, Epsilon = 1e-6 };
        float[][] first = MatrixSteps.Random(5, 4, 4, 7), second = MatrixSteps.Random(5, 4, 4, 8);
        float[] stacked = MatrixSteps.Of(settings, [2, 4, 4], [.. first.Zip(second, (a, b) => (float[])[.. a, .. b])]);

        Assert.Equal(MatrixSteps.Of(settings, [4, 4], first), stacked[..16]);
        Assert.Equal(MatrixSteps.Of(settings, [4, 4], second), stacked[16..]);
    }

    [Fact]
    public void AGradientThatIsNotFinite_LeavesTheLastRoots()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [3, 3]));
        using OptimizerRun run = OptimizerRun.Create(table, new ShampooSettings(), new RunOptions());
        MatrixSteps.Random(1, 3, 3, 9)[0].CopyTo(table["w"].Gradients);
        run.Step();
        float[] root = run.StateValues("w", "leftRoot");
        table["w"].Gradients[4] = float.NaN;
        run.Step();

        Assert.Equal(root, run.StateValues("w", "leftRoot"));
    }

    [Fact]
    public void ThreadsAndArms_GiveTheSameBits()
    {
        ScalableShampooSettings settings = new() { LearningRate = 0.1, Start = 1, Refresh = 2, Grafting = ShampooGrafting.Adagrad };
        float[][] gradients = MatrixSteps.Random(4, 70, 45, 11);
        float[] expected = MatrixSteps.Of(settings, [70, 45], gradients, new RunOptions { Arm = Arm.Scalar, Threads = 1 });
        foreach (Arm arm in new[] { Arm.Vector128, Arm.Vector256, Arm.Auto })
            Assert.Equal(expected, MatrixSteps.Of(settings, [70, 45], gradients, new RunOptions { Arm = arm, Threads = 2 }));
    }
}
