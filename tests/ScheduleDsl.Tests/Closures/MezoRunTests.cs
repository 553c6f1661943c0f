using System;
using System.Linq;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Tests.Closures;

public sealed class MezoRunTests
{
    private static readonly double[] Slopes = [1, -2, 0.5];

    /// <summary>Of a loss that is a plane, a step of p along z takes p^2 times the rate: no formula of the code's is needed to say so.</summary>
    [Fact]
    public void APlane_FallsByTheSquareOfItsSlope()
    {
        double[] weights = [0.3, 0.7, -1];
        using ParameterTable table = new(ElementType.Float64);
        // No gradients, and no memory for them.
        table.Add("weights", weights.AsMemory());
        using MezoRun mezo = new(table, new MezoSgdSettings { LearningRate = 0.01 }, radius: 1e-3);
        double before = Plane(weights);
        for (int step = 0; step < 20; step++)
        {
            mezo.Step(() => Plane(weights));
            double after = Plane(weights);
            Assert.Equal(before - 0.01 * mezo.ProjectedGradient * mezo.ProjectedGradient, after, 1e-9);
            before = after;
        }

        Assert.Equal(20, mezo.Run.Steps);
    }

    [Fact]
    public void CompensatedRounding_IsRefusedByName()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.BFloat16, ElementType.BFloat16, ("weights", [3]));
        RunOptions options = new() { CompensatedRounding = true };
        ArgumentException mezo = Assert.Throws<ArgumentException>(() => new MezoRun(table, new MezoSgdSettings { LearningRate = 0.01 }, radius: 1e-3, options));
        Assert.StartsWith("RunOptions.CompensatedRounding", mezo.Message);
        using OptimizerRun run = Sgd.For(table, new SgdSettings { LearningRate = 0.1 }, options);
        ArgumentException perturbed = Assert.Throws<ArgumentException>(() => new PerturbedRun(table, run, new Perturbations.SharpnessAscentSettings { Radius = 0.05 }, options));
        Assert.StartsWith("RunOptions.CompensatedRounding", perturbed.Message);
    }

    [Fact]
    public void OneSeed_GivesOneRun()
    {
        Assert.Equal(After(seed: 5), After(seed: 5));
        Assert.NotEqual(After(seed: 5), After(seed: 6));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AnEvaluationThatThrows_LeavesTheWeightsAsTheyWere_ToRounding(int failing)
    {
        double[] weights = [0.3, 0.7, -1];
        using ParameterTable table = new(ElementType.Float64);
        table.Add("weights", weights.AsMemory());
        using MezoRun mezo = new(table, new MezoSgdSettings { LearningRate = 0.01 }, radius: 0.1);
        int calls = 0;

        Assert.Throws<TimeoutException>(() => mezo.Step(() => ++calls == failing ? throw new TimeoutException() : 0));
        Assert.All(weights.Zip([0.3, 0.7, -1]), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
        Assert.Equal(0, mezo.Run.Steps);
    }

    [Fact]
    public void AnUpdateThatFails_LeavesTheWeightsAsTheyWere_ToRounding()
    {
        double[] weights = [0.3, 0.7, -1];
        using ParameterTable table = new(ElementType.Float64);
        table.Add("weights", weights.AsMemory());
        using MezoRun mezo = new(table, new MezoSgdSettings { LearningRate = new ScheduleDsl.Tests.Runtime.Fakes.Ramp { From = 0.1, Slope = -0.1 } }, radius: 0.1);
        mezo.Step(() => 0);

        // The rate becomes 0, then negative.
        mezo.Step(() => 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => mezo.Step(() => 0));
        Assert.All(weights.Zip([0.3, 0.7, -1]), pair => Assert.Equal(pair.Second, pair.First, 1e-14));
    }

    [Fact]
    public void ARadiusOfZero_IsRefused()
    {
        using ParameterTable table = new();
        table.Add("weights", new float[2].AsMemory());
        using MezoRun mezo = new(table, new MezoSgdSettings(), radius: 0);

        ArgumentOutOfRangeException problem = Assert.Throws<ArgumentOutOfRangeException>(() => mezo.Step(() => 0));
        Assert.StartsWith("The radius at step 0 is 0: it must be finite and greater than 0", problem.Message);
    }

    private static double[] After(long seed)
    {
        double[] weights = [0.3, 0.7, -1];
        using ParameterTable table = new(ElementType.Float64);
        table.Add("weights", weights.AsMemory());
        using MezoRun mezo = new(table, new MezoSgdSettings { LearningRate = 0.01 }, radius: 1e-3, new RunOptions { Seed = seed });
        for (int step = 0; step < 3; step++)
            mezo.Step(() => Plane(weights));
        return weights;
    }

    private static double Plane(double[] weights) => weights.Zip(Slopes, (w, s) => w * s).Sum();
}
