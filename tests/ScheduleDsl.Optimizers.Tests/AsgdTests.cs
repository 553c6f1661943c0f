using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

public class AsgdTests
{
    [Fact]
    public void TheAverage_IsTheMeanOfTheWeights_FromTwoUpdatesAfterItsStart()
    {
        using Descent descent = new(new AsgdSettings { LearningRate = 0.1, T0 = 5 }, 3);
        List<float> averaged = [];
        for (int update = 1; update <= 40; update++)
        {
            descent.Step((x, _) => x - update % 3);
            if (update >= 7)
                averaged.Add(descent.Weights[0]);

            float expected = averaged.Count == 0 ? descent.Weights[0] : averaged.Average();
            Assert.Equal(expected, descent.State("average")[0], 1e-5f);
        }

        Assert.NotEqual(descent.Weights[0], descent.State("average")[0], 0.01f);
    }
}
