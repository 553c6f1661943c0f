using System;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

public class PlanTests
{
    private static readonly Plan ImageNet = new() { Steps = 112_680, BatchSize = 256, Accumulation = 4, DatasetSize = 1_281_167 };

    [Fact]
    public void AnEpoch_IsRoundedUpToWholeUpdates()
    {
        Assert.Equal(1024, ImageNet.SamplesPerUpdate);
        Assert.Equal(1252, ImageNet.StepsPerEpoch);
        Assert.Equal(112_680, ImageNet.StepsOf(new Epochs(90)));
        Assert.Equal(1, new Plan { BatchSize = 5, DatasetSize = 5 }.StepsPerEpoch);
        Assert.Equal(2, new Plan { BatchSize = 5, DatasetSize = 6 }.StepsPerEpoch);
    }

    [Fact]
    public void HalfAnUpdate_IsRoundedToEven()
    {
        Plan plan = new() { Steps = 7, BatchSize = 2, DatasetSize = 10, SequenceLength = 4 };

        Assert.Equal(2, plan.StepsOf(new Epochs(0.5)));
        Assert.Equal(8, plan.StepsOf(new Epochs(1.5)));
        Assert.Equal(4, plan.StepsOf(new Fraction(0.5)));
        Assert.Equal(2, plan.StepsOf(new Samples(3)));
        Assert.Equal(2, plan.StepsOf(new Samples(5)));
        Assert.Equal(0, plan.StepsOf(new Tokens(4)));
        Assert.Equal(2, plan.StepsOf(new Tokens(12)));
    }

    [Fact]
    public void UpdatesConvertBack()
    {
        Plan plan = ImageNet with { SequenceLength = 3 };

        Assert.Equal(1.5, plan.EpochsAt(1878).Value);
        Assert.Equal(10_240L, plan.SamplesAt(10).Value);
        Assert.Equal(30_720L, plan.TokensAt(10).Value);
        Assert.Equal(0.25, plan.FractionAt(28_170).Value);
    }

    [Fact]
    public void WhatIsMissing_IsNamed()
    {
        Plan bare = new() { Steps = 10 };

        Assert.Equal("The plan cannot convert epochs and updates: it has no DatasetSize and BatchSize.", Error(() => bare.StepsOf(new Epochs(1))));
        Assert.Equal("The plan cannot convert samples and updates: it has no BatchSize.", Error(() => bare.StepsOf(new Samples(1))));
        Assert.Equal("The plan cannot convert tokens and updates: it has no SequenceLength.", Error(() => (bare with { BatchSize = 1 }).TokensAt(1)));
        Assert.Equal("The plan cannot convert fractions and updates: it has no Steps.", Error(() => new Plan().StepsOf(new Fraction(1))));

        static string Error(Func<object> convert) => Assert.Throws<InvalidOperationException>(() => convert()).Message;
    }

    [Fact]
    public void WrongNumbers_AreRefused()
    {
        Assert.Equal("Plan.Steps is 0: it must be at least 1", Assert.Throws<ArgumentOutOfRangeException>(() => new Plan { Steps = 0 }).Message);
        Assert.Equal("Plan.Accumulation is -1: it must be at least 1", Assert.Throws<ArgumentOutOfRangeException>(() => new Plan { Accumulation = -1 }).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Epochs(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Epochs(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fraction(1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Steps(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Samples(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Tokens(-1));
        // A plain number is checked where it is used.
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageNet.StepsOf((Epochs)double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageNet.StepsOf((Epochs)1e300));
    }
}
