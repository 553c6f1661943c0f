using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

public class ScheduleFreeTests
{
    [Fact]
    public void WhatSgdIsFor_IsTheMeanOfItsIterates() =>
        AverageIsMean(new ScheduleFreeSgdSettings { LearningRate = 0.2, Momentum = 0.8 }, beta: 0.8f);

    [Fact]
    public void WhatAdamWIsFor_IsTheMeanOfItsIterates() =>
        AverageIsMean(new ScheduleFreeAdamWSettings { LearningRate = 0.05, Beta1 = 0.7, InnerMomentum = 0.5 }, beta: 0.7f);

    // Under a constant rate every iterate weighs the same.
    private static void AverageIsMean(OptimizerSettings settings, float beta)
    {
        using Descent descent = new(settings, 3);
        List<float> iterates = [];
        for (int step = 0; step < 30; step++)
        {
            descent.Step((y, _) => y - step % 3);
            float z = descent.State("fast")[0];
            float y = descent.Weights[0];
            iterates.Add(z);
            Assert.Equal(iterates.Average(), y + (1 - 1 / beta) * (z - y), 1e-5f);
        }

        Assert.True(iterates.Max() - iterates.Min() > 0.5f);
    }
}
