using System;
using Xunit;

namespace ScheduleDsl.Tests.Batches;

public sealed class PerSampleGradientsTests
{
    // Two samples of two weights: mean (2, 1), variances 2 and 8.
    private static PerSampleGradients Two()
    {
        PerSampleGradients samples = new(2);
        samples.Add([1f, -1, 3, 3]);
        return samples;
    }

    [Fact]
    public void NormTest_DividesTheVarianceByTheNorm()
    {
        Assert.Equal(new BatchSizeTest(2, 10, 5), Two().NormTest(eta: 1));
        Assert.Equal(new BatchSizeTest(8, 10, 5), Two().NormTest(eta: 0.5));
    }

    /// <summary>Inner products with the mean are 1 and 9: variance 32.</summary>
    [Fact]
    public void InnerProductsAndWhatIsAcross_MakeUpTheVariance()
    {
        Assert.Equal(32, Two().InnerProductTest(theta: 1).Variance);
        Assert.Equal(10 - 32.0 / 5, Two().OrthogonalityTest(nu: 1).Variance, 12);
        Assert.Equal(Math.Max(Two().InnerProductTest(0.1).BatchSize, Two().OrthogonalityTest(0.2).BatchSize), Two().AugmentedTest(0.1, 0.2));
    }

    [Fact]
    public void SeveralTensors_AreOneGradient_UnlessEachIsAskedForItself()
    {
        PerSampleGradients split = new(2);
        split.Add([1f, 3]);
        split.Add([-1.0, 3]);

        Assert.Equal(Two().InnerProductTest(1), split.InnerProductTest(1));
        // 2 and 6 have the variance 8, -1 and 3 too.
        Assert.Equal(16, split.InnerProductTest(1, tensorByTensor: true).Variance);
    }

    [Fact]
    public void TheBatch_NeverShrinks_AndStopsAtTheLargest()
    {
        Assert.Equal(2, Two().NormTest(eta: 100).BatchSize);
        Assert.Equal(50, Two().NormTest(eta: 0.01, largest: 50).BatchSize);
        Assert.Equal(2, Two().NormTest(eta: 0.01, largest: 1).BatchSize);
    }

    [Fact]
    public void WithoutAMean_NoBatchIsLargeEnough()
    {
        PerSampleGradients samples = new(2);
        samples.Add([1f, -1]);
        Assert.Equal(640, samples.NormTest(eta: 1, largest: 640).BatchSize);
        Assert.Equal(640, samples.OrthogonalityTest(nu: 1, largest: 640).BatchSize);
    }

    [Fact]
    public void BadGradients_AreNamed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PerSampleGradients(1));
        Assert.Equal("3 gradients are not those of 2 samples.", Assert.Throws<ArgumentException>(() => new PerSampleGradients(2).Add(new float[3])).Message);
        PerSampleGradients samples = new(2);
        samples.Add([1f, float.NaN]);
        Assert.Throws<InvalidOperationException>(() => samples.NormTest(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Two().NormTest(eta: 0));
    }
}
