using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

public class KronTests
{
    [Theory]
    [InlineData(KronDiagonal.None, 6, 4, "left", "right")]
    [InlineData(KronDiagonal.One, 6, 4, "leftScale", "right")]
    [InlineData(KronDiagonal.One, 4, 6, "left", "rightScale")]
    [InlineData(KronDiagonal.One, 5, 5, "left", "rightScale")]
    [InlineData(KronDiagonal.LongerOne, 5, 5, "left", "right")]
    [InlineData(KronDiagonal.LongerOne, 6, 4, "leftScale", "right")]
    [InlineData(KronDiagonal.All, 6, 4, "leftScale", "rightScale")]
    [InlineData(KronDiagonal.None, 1, 4, "leftScale", "right")]
    [InlineData(KronDiagonal.None, 9, 4, "leftScale", "right")]
    public void Sides_HaveTrianglesOrScalesAsChosen(KronDiagonal diagonal, int rows, int columns, params string[] expected)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [rows, columns]));
        using OptimizerRun run = OptimizerRun.Create(table, new KronSettings { Diagonal = diagonal, LongestTriangle = 8 }, new RunOptions());

        Assert.Equal(expected, new[] { "left", "leftScale", "right", "rightScale" }.Where(state => run.HasState("w", state)));
    }

    [Fact]
    public void DrawnNumbers_FollowFromTheSeed()
    {
        float[][] gradients = MatrixSteps.Random(5, 8, 6, 3);
        float[] Weights(long seed, int threads) => MatrixSteps.Of(new KronSettings { LearningRate = 0.1 }, [8, 6], gradients, new RunOptions { Seed = seed, Threads = threads });

        Assert.Equal(Weights(1, 1), Weights(1, 2));
        Assert.NotEqual(Weights(1, 1), Weights(2, 1));
    }

    // A sum of 48 standard normal numbers is beyond 2.5758 times the root of 48 in one of a hundred draws.
    [Theory]
    [InlineData(KronDiagonal.None, "left", "right")]
    [InlineData(KronDiagonal.All, "leftScale", "rightScale")]
    public void AnUnlikelyDraw_MakesTheLargestNumbersEqual(KronDiagonal diagonal, string left, string right)
    {
        (float, float) Largest(Func<int, float> draw)
        {
            using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [8, 6]));
            using OptimizerRun run = OptimizerRun.Create(table, new KronSettings { Diagonal = diagonal, TakesDraws = true, PreconditionerRate = 0.5 }, new RunOptions());
            MatrixSteps.Random(1, 8, 6, 5)[0].CopyTo(table["w"].Gradients);
            table.SetInput("w", "normalDraws", Enumerable.Range(0, 48).Select(draw).ToArray());
            run.Step();
            return (run.StateValues("w", left).Max(float.Abs), run.StateValues("w", right).Max(float.Abs));
        }

        float[] usual = MatrixSteps.Random(1, 8, 6, 7)[0];
        (float unevenLeft, float unevenRight) = Largest(i => usual[i]);
        (float evenLeft, float evenRight) = Largest(i => usual[i] + 1);

        Assert.NotEqual(unevenLeft, unevenRight, 1e-3f);
        Assert.Equal(evenLeft, evenRight, 1e-5f);
    }

    [Fact]
    public void UpdatesOfThePreconditioner_ComeAtTheirShare()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [3, 3]));
        using OptimizerRun run = OptimizerRun.Create(table, new KronSettings { UpdateShare = 0.25 }, new RunOptions());
        MatrixSteps.Random(1, 3, 3, 9)[0].CopyTo(table["w"].Gradients);
        int changes = 0;
        float[] before = [1, 0, 0, 0, 1, 0, 0, 0, 1];
        for (int step = 1; step <= 12; step++)
        {
            run.Step();
            float[] now = run.StateValues("w", "left");
            Assert.Equal(step % 4 == 0, !now.AsSpan().SequenceEqual(before));
            changes += step % 4 == 0 ? 1 : 0;
            before = now;
        }

        Assert.Equal(3, changes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.25)]
    public void Noise_IsWhatTheGradientIsGiven(double noise)
    {
        const int length = 5;
        const double rate = 0.1, fit = 0.3;
        KronSettings settings = new() { LearningRate = rate, Momentum = 0, PreconditionerRate = fit, UpdateShare = 1, Noise = noise, TakesDraws = true };
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("w", [length]));
        using OptimizerRun run = OptimizerRun.Create(table, settings, new RunOptions());
        double[] weights = new double[length], scale = [.. Enumerable.Repeat(1.0, length)];
        float[][] gradients = MatrixSteps.Random(6, 1, length, 3), draws = MatrixSteps.Random(6, 1, length, 4);
        for (int step = 0; step < gradients.Length; step++)
        {
            gradients[step].Select(g => (double)g).ToArray().CopyTo(table["w"].GradientsAs<double>());
            table.SetInput("w", "normalDraws", draws[step].Select(v => (double)v).ToArray());
            run.Step();

            double mean = gradients[step].Average(g => Math.Abs((double)g));
            double[] x = [.. gradients[step].Zip(draws[step], (g, v) => g + (noise * mean * v))];
            double[] made = [.. x.Zip(scale, (a, q) => a * a * q * q)], whitened = [.. draws[step].Zip(scale, (v, q) => (double)v * v / (q * q))];
            double most = made.Zip(whitened, (a, c) => a + c).Max();
            scale = [.. scale.Select((q, i) => q - (fit * (made[i] - whitened[i]) * q / most))];
            double[] update = [.. x.Zip(scale, (a, q) => q * q * a)];
            double size = Math.Min(1, 1.1 / Math.Sqrt(update.Average(u => u * u)));
            weights = [.. weights.Zip(update, (w, u) => w - (rate * size * u))];
            Assert.All(weights.Zip(table["w"].ValuesAs<double>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
    }
}
