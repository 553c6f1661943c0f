using System;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

public class LionKTests
{
    [Theory]
    [InlineData(ConvexFunction.L1, 3, 1)]
    [InlineData(ConvexFunction.L1, -0.01, -1)]
    [InlineData(ConvexFunction.HalfSquare, 3, 3)]
    [InlineData(ConvexFunction.HalfSquare, -0.25, -0.25)]
    [InlineData(ConvexFunction.Huber, 3, 1)]
    [InlineData(ConvexFunction.Huber, -0.25, -0.5)]
    [InlineData(ConvexFunction.ShiftedRelu, -3, -1)]
    [InlineData(ConvexFunction.ShiftedRelu, 0.5, 0)]
    [InlineData(ConvexFunction.Entropy, 1.2, 1.2 / 1.3)]
    [InlineData(ConvexFunction.Entropy, -0.5, -0.7071067811865476)]
    public void AFirstStep_FollowsTheSlope(ConvexFunction function, double gradient, double slope)
    {
        using Descent descent = new(new LionKSettings { K = function, Threshold = 0.5, LearningRate = 1, Beta1 = 0 }, 0);
        descent.Step((_, _) => (float)gradient);

        Assert.Equal(-slope, descent.Weights[0], 1e-6);
    }

    [Fact]
    public void TheSlopeOfTheSumOfSizes_IsLion_InEveryBit()
    {
        float[] weights = [1, -2.5f, 0.75f];
        using Descent lion = new(new LionSettings { LearningRate = 0.1, WeightDecay = 0.2 }, [.. weights]);
        using Descent general = new(new LionKSettings { LearningRate = 0.1, WeightDecay = 0.2 }, [.. weights]);
        for (int step = 0; step < 50; step++)
        {
            float turn = MathF.Cos(step);
            lion.Step((x, i) => x * turn - i);
            general.Step((x, i) => x * turn - i);
            Assert.Equal(lion.Weights, general.Weights);
        }

        Assert.DoesNotContain(weights[0], general.Weights);
    }
}
