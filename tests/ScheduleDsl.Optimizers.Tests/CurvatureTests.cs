using System;
using System.Linq;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

// Rules that need more than a gradient descend a parabola when they are handed what they ask for.
public class CurvatureTests
{
    private const int Steps = 1000;
    private static readonly float[] Targets = [0.5f, -1, 2];
    private static readonly float[] Widths = [0.5f, 1, 20];

    [Fact]
    public void Sophia_Descends_WithSampledGradientsOfTheCurvature() => Descends(
        new SophiaSettings { LearningRate = new Linear { Peak = 0.05, Steps = Steps }, WeightDecay = 0, BatchSize = 100 },
        (_, i) => MathF.Sqrt(Widths[i] / 100));

    [Fact]
    public void Sophia_ReadsItsInput_AtOneStepOfEachPeriod()
    {
        using Descent descent = new(new SophiaSettings { Period = 3 }, 1);
        for (int step = 1; step <= 7; step++)
        {
            float before = descent.State("hessian")[0];
            descent.Step((_, _) => 0.1f, (_, _) => 0.5f);
            Assert.Equal(step is 1 or 4 or 7, before != descent.State("hessian")[0]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(0)]
    public void AdaHessian_Descends_WithProductsOfTheHessianAndSigns(double power) => Descends(
        new AdaHessianSettings { LearningRate = new Linear { Peak = 0.15, Steps = Steps }, HessianPower = power },
        (_, i) => i % 2 == 0 ? Widths[i] : -Widths[i]);

    [Theory]
    [InlineData(MarsKind.AdamW, false)]
    [InlineData(MarsKind.Lion, false)]
    [InlineData(MarsKind.AdamW, true)]
    [InlineData(MarsKind.Lion, true)]
    public void Mars_Descends_WithTheLastBatchsGradient(MarsKind kind, bool corrects) => Descends(
        new MarsSettings { LearningRate = new Linear { Peak = 0.1, Steps = Steps }, VectorWeightDecay = 0, Kind = kind, CorrectVectors = corrects, Exact = true },
        (x, i) => Widths[i] * (x - Targets[i]));

    private static void Descends(OptimizerSettings settings, Func<float, int, float> input)
    {
        using Descent descent = new(settings, 0, 0, 0);
        for (int step = 0; step < Steps; step++)
            descent.Step((x, i) => Widths[i] * (x - Targets[i]), input);

        Assert.All(descent.Weights.Zip(Targets), pair => Assert.Equal(pair.Second, pair.First, 0.02f));
    }
}
