using System;
using System.Collections.Generic;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Tests.Closures;

public sealed class SecondGradientRunTests : IDisposable
{
    private const string Previous = "previousBatchGradient";
    private static readonly MarsSettings Exact = new() { LearningRate = 0.1, Exact = true, CorrectVectors = true };

    private readonly ParameterTable table = new();
    private readonly float[] weights = [0.5f, -0.7f];
    private readonly float[] gradients = new float[2];
    private readonly List<int> evaluated = [];

    public SecondGradientRunTests() => table.Add("weights", weights, gradients);

    public void Dispose() => table.Dispose();

    [Fact]
    public void Mars_TakesThePreviousBatchAtThePresentWeights()
    {
        using ParameterTable other = new();
        float[] expected = [.. weights], slopes = new float[2], before = new float[2];
        other.Add("weights", expected, slopes);
        other.SetInput("weights", Previous, before);
        using OptimizerRun byHand = Mars.For(other, Exact);
        using OptimizerRun run = Mars.For(table, Exact);
        using SecondGradientRun second = new(table, run, Previous);
        for (int batch = 0; batch < 5; batch++)
        {
            for (int i = 0; i < 2; i++)
                (slopes[i], before[i]) = (Slope(expected[i], batch), batch > 0 ? Slope(expected[i], batch - 1) : 0);
            byHand.Step();
            int present = batch;
            StepResult result = second.Step(() => Backward(present), present > 0 ? () => Backward(present - 1) : null);

            Assert.Equal(batch + 1, result.Step);
            Assert.Equal(expected, weights);
        }

        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3, 4], evaluated);
    }

    [Fact]
    public void InputThatNoRuleHas_IsNamed()
    {
        using OptimizerRun run = Mars.For(table, Exact);
        Assert.Contains("No rule of the run has an input hessian", Assert.Throws<ArgumentException>(() => new SecondGradientRun(table, run, "hessian")).Message);
    }

    [Fact]
    public void WhenItIsGone_TheStepMissesTheInput()
    {
        using OptimizerRun run = Mars.For(table, Exact);
        using (SecondGradientRun second = new(table, run, Previous))
            second.Step(() => Backward(0), null);

        Assert.Contains(Previous, Assert.Throws<InvalidOperationException>(() => run.Step()).Message);
    }

    private double Backward(int batch)
    {
        evaluated.Add(batch);
        for (int i = 0; i < 2; i++)
            gradients[i] = Slope(weights[i], batch);
        return 0;
    }

    private static float Slope(float weight, int batch) => weight - 0.25f * MathF.Cos(batch);
}
