using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Modifiers.Tests;

public sealed class AccumulateTests
{
    [Fact]
    public void AShortLastWindow_IsDividedByItsOwnCount()
    {
        float[] weights = [0], gradients = [0];
        using ParameterTable table = new(), copy = new();
        table.Add("w", weights.AsMemory(), gradients.AsMemory());
        copy.Add("w", new float[1]);
        using OptimizerRun run = GatheringSgd.For(table, new GatheringSgdSettings { LearningRate = 1, Momentum = 0 }, ClearGradientTests.With("Half", copy));

        Assert.Equal([false, false, true, false, false], new[] { 1f, 2, 6, 4, 8 }.Select(Batch));
        Assert.Equal(-3, weights[0]);
        gradients[0] = float.NaN;
        Assert.True(run.Flush().Applied);
        Assert.Equal((-9, 2), (weights[0], run.Steps));

        // The next window begins anew.
        Assert.Equal([false, false, true], new[] { 3f, 3, 3 }.Select(Batch));
        Assert.Equal((-12, 3), (weights[0], run.Steps));
        Assert.False(run.Flush().Applied);
        Assert.Equal((-12, 3), (weights[0], run.Steps));

        bool Batch(float gradient)
        {
            gradients[0] = gradient;
            return run.Step().Applied;
        }
    }

    [Fact]
    public void AShortWindow_HasTheBitsOfAFullOneOfItsLength()
    {
        using ParameterTable table = Tables.New(), other = Tables.New(), copies = Tables.New();
        Tables.FillWeights(table);
        Tables.FillWeights(other);
        using OptimizerRun run = GatheringSgd.For(table, new GatheringSgdSettings { AccumulateBatches = 5 }, ClearGradientTests.With("Half", copies));
        using OptimizerRun full = GatheringSgd.For(other, new GatheringSgdSettings { AccumulateBatches = 2 }, ClearGradientTests.With("Half", copies));
        for (int batch = 0; batch < 2; batch++)
        {
            Tables.FillGradients(table, batch);
            Tables.FillGradients(other, batch);
            run.Step();
            full.Step();
        }

        run.Flush();
        Assert.Equal(Tables.Weights(other), Tables.Weights(table));
        Assert.Equal((1, 1), (run.Steps, full.Steps));
    }

    [Fact]
    public void ARuleThatGathersNothing_CannotBeFlushed()
    {
        using ParameterTable table = Tables.New();
        using OptimizerRun run = Sgd.For(table);

        Assert.Contains("Sgd gathers nothing", Assert.Throws<InvalidOperationException>(() => run.Flush()).Message);
        Assert.Equal(0, run.Steps);
    }
}
