using System;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Perturbations;
using Xunit;

namespace ScheduleDsl.Tests.Closures;

public sealed class PerturbedRunTests : IDisposable
{
    private readonly ParameterTable table = new();
    private readonly float[] weights = [0.1f, -0.7f, 1e-8f, 3];
    private readonly float[] gradients = new float[4];

    public PerturbedRunTests() => table.Add("weights", weights, gradients);

    public void Dispose() => table.Dispose();

    [Fact]
    public void WithoutARate_TheWeightsComeBackToTheBit()
    {
        float[] before = [.. weights];
        float[]? moved = null;
        using OptimizerRun run = Sgd.For(table, new SgdSettings { LearningRate = 0 });
        using PerturbedRun sam = new(table, run, new SharpnessAscentSettings { Radius = 0.3 });
        sam.Step(Slope, () =>
        {
            moved = [.. weights];
            return Slope();
        });

        Assert.Equal(before, weights);
        Assert.NotEqual(before, moved);
    }

    /// <summary>On w^2 / 2 the gradient is the weight: moved outwards by the radius, it is longer by the radius.</summary>
    [Fact]
    public void TheUpdate_TakesTheGradientOfTheMovedWeights()
    {
        (weights[0], weights[1], weights[2], weights[3]) = (3, 0, -4, 0);
        using OptimizerRun run = Sgd.For(table, new SgdSettings { LearningRate = 0.5 });
        using PerturbedRun sam = new(table, run, new SharpnessAscentSettings { Radius = 1 });
        StepResult result = sam.Step(Slope);

        Assert.Equal(1, result.Step);
        Assert.Equal(3 - 0.5f * 3.6f, weights[0], 1e-6f);
        Assert.Equal(-4 + 0.5f * 4.8f, weights[2], 1e-6f);
    }

    [Fact]
    public void AnEvaluationThatThrows_LeavesWeightsAndStepAsTheyWere()
    {
        float[] before = [.. weights];
        using OptimizerRun run = Sgd.For(table, new SgdSettings { LearningRate = 0.5 });
        using PerturbedRun sam = new(table, run, new SharpnessAscentSettings());

        Assert.Throws<TimeoutException>(() => sam.Step(Slope, () => throw new TimeoutException()));
        Assert.Equal(before, weights);
        Assert.Equal(0, run.Steps);
    }

    [Fact]
    public void ARuleWithStates_IsNoPerturbation()
    {
        using OptimizerRun run = Sgd.For(table);
        ArgumentException problem = Assert.Throws<ArgumentException>(() => new PerturbedRun(table, run, new LionSettings()));
        Assert.StartsWith("Lion keeps states", problem.Message);
    }

    private double Slope()
    {
        weights.CopyTo(gradients, 0);
        return 0;
    }
}
