using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Tests.Closures;

public sealed class GradientEstimateTests : IDisposable
{
    private static readonly float[] Slopes = [0.5f, -2, 4];

    private readonly ParameterTable table = new();
    private readonly float[] weights = [0.1f, 1 / 3f, -7];
    private readonly float[] gradients = [9, 9, 9];

    public GradientEstimateTests() => table.Add("weights", weights, gradients);

    public void Dispose() => table.Dispose();

    [Fact]
    public void ByCoordinate_APlaneHasItsSlopes_AndWhatIsLeftOutHasNone()
    {
        float[] before = [.. weights];
        int evaluations = 0;
        GradientEstimate.ByCoordinate(table, () => (evaluations++, Plane()).Item2, 0.125, (_, i) => i != 1);

        Assert.Equal([0.5f, 0, 4], gradients.Select(g => MathF.Round(g, 4)));
        Assert.Equal(before, weights);
        Assert.Equal(3, evaluations);
    }

    /// <summary>The mean over random unit directions u of u &lt;u, s&gt; is s divided by the number of weights, here times the distance.</summary>
    [Fact]
    public void ByDirection_TheMeanPointsAlongTheSlopes()
    {
        float[] before = [.. weights];
        GradientEstimate.ByDirection(table, Plane, distance: 0.25, samples: 4000);

        Assert.All(gradients.Zip(Slopes), pair => Assert.Equal(0.25f * pair.Second / 3, pair.First, 0.03f));
        Assert.Equal(before, weights);
    }

    [Fact]
    public void ByDirection_EveryStepHasDirectionsOfItsOwn()
    {
        float[] Estimate(long step)
        {
            GradientEstimate.ByDirection(table, Plane, distance: 0.25, samples: 3, seed: 1, step);
            return [.. gradients];
        }

        float[] first = Estimate(0);
        Assert.NotEqual(first, Estimate(1));
        Assert.Equal(first, Estimate(0));
    }

    [Fact]
    public void ALossThatThrows_LeavesTheWeightsAsTheyWere()
    {
        float[] before = [.. weights];
        int evaluations = 0;
        double Failing() => ++evaluations % 2 == 0 ? throw new TimeoutException() : 0;

        Assert.Throws<TimeoutException>(() => GradientEstimate.ByCoordinate(table, Failing, 0.5));
        Assert.Throws<TimeoutException>(() => GradientEstimate.ByDirection(table, Failing, 0.5, samples: 2));
        Assert.Equal(before, weights);
    }

    private double Plane() => weights.Zip(Slopes, (w, s) => (double)w * s).Sum();
}
