using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Tests;

public class SchedulerTests
{
    private static readonly Wsd Wsd = new() { Peak = 0.3, Steps = 20, WarmupSteps = 4, DecayFraction = 0.25 };

    [Fact]
    public void Rate_IsTheSchedulesValue_ToTheBit()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings { LearningRate = 0.7 });
        ScheduleLR scheduler = new(optimizer, Wsd);

        Assert.Equal(Enumerable.Range(0, 20).Select(step => Wsd.At(step)), Rates(optimizer, scheduler, 20));
        Assert.Equal(0.7, optimizer.Groups[0].InitialLearningRate);
    }

    [Fact]
    public void Run_TakesTheSchedulersRate()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings());
        ScheduleLR scheduler = new(optimizer, Wsd);
        double expected = 1;
        for (int step = 0; step < 20; step++)
        {
            Models.SetGradient(weight, 1);
            optimizer.step();
            scheduler.step();
            expected -= Wsd.At(step);
        }

        Assert.Equal(expected, Models.Numbers(weight)[0], 5);
    }

    [Fact]
    public void Scheduler_DrivesOptimizersOfTorchSharp_EvenFromARateOfZero()
    {
        using TorchParameter weight = Models.Parameter(1);
        using var optimizer = optim.AdamW([weight], lr: 0);
        ScheduleLR scheduler = new(optimizer, Wsd);

        Assert.Equal(Enumerable.Range(0, 20).Select(step => Wsd.At(step)), Rates(optimizer, scheduler, 20));
    }

    [Fact]
    public void Resumes_FromItsStep()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings());
        ScheduleLR scheduler = new(optimizer, Wsd, last_epoch: 7);

        Assert.Equal(Enumerable.Range(8, 5).Select(step => Wsd.At(step)), Rates(optimizer, scheduler, 5));
    }

    [Fact]
    public void SequentialLR_RunsSchedulesOneAfterTheOther_EachFromItsOwnStart()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings { LearningRate = 0.5 });
        LinearWarmup warmup = new() { Peak = 0.3, WarmupSteps = 5 };
        Cosine cosine = new() { Peak = 0.3, Steps = 10 };
        var scheduler = optim.lr_scheduler.SequentialLR(optimizer, [new ScheduleLR(optimizer, warmup), new ScheduleLR(optimizer, cosine)], [5]);

        List<double> rates = Rates(optimizer, scheduler, 12);

        Assert.Equal([.. Enumerable.Range(0, 5).Select(step => warmup.At(step)), .. Enumerable.Range(0, 7).Select(step => cosine.At(step))], rates);
    }

    [Fact]
    public void SequentialLR_MixesThemWithTorchSharpsOwn()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings { LearningRate = 0.5 });
        Cosine cosine = new() { Peak = 0.3, Steps = 10 };
        var scheduler = optim.lr_scheduler.SequentialLR(optimizer, [optim.lr_scheduler.ConstantLR(optimizer, 0.5, 3), new ScheduleLR(optimizer, cosine)], [3]);

        Assert.Equal([0.25, 0.25, 0.25, 0.3, cosine.At(1)], Rates(optimizer, scheduler, 5));
    }

    [Fact]
    public void MultiplierAndFactor_ScaleTheRatesOfGroups()
    {
        using TorchParameter slow = Models.Parameter(1);
        using TorchParameter fast = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([new ScheduleDslParamGroup([("slow", slow)]) { RateMultiplier = 0.25 }, new([("fast", fast)])], new SgdSettings { LearningRate = 2 });
        _ = new ScheduleLR(optimizer, new Constant { Peak = 0.5 });
        Assert.Equal([0.125, 0.5], optimizer.ParamGroups.Select(group => group.LearningRate));

        _ = new ScheduleLR(optimizer, new Constant { Peak = 0.5 }, isFactor: true);
        Assert.Equal([0.25, 1], optimizer.ParamGroups.Select(group => group.LearningRate));

        _ = new ScheduleLR(optimizer, [new Constant { Peak = 0.5 }, new Constant { Peak = 0.75 }]);
        Assert.Equal([0.125, 0.75], optimizer.ParamGroups.Select(group => group.LearningRate));
    }

    [Fact]
    public void MomentumCurve_DrivesTheMomentum()
    {
        using TorchParameter first = Models.Parameter(1);
        OneCycle cycle = new() { Steps = 10, Peak = 0.1 };
        Schedule momentum = cycle.NamedCurve("Momentum");
        using ScheduleDslOptimizer heavy = new([("weight", first)], new SgdSettings { Momentum = 0.9 });
        using ScheduleDslOptimizer adam = new([("weight", first)], new AdamWSettings());
        using var own = optim.SGD([first], 0.1, momentum: 0.9);
        using var ownAdam = optim.AdamW([first], 0.1);
        ScheduleLR[] schedulers = [new(heavy, cycle), new(adam, cycle), new(own, cycle), new(ownAdam, cycle)];

        for (int step = 0; step < 10; step++)
        {
            Assert.Equal(momentum.At(step), heavy.Groups[0].Momentum);
            Assert.Equal(momentum.At(step), adam.Groups[0].Momentum);
            Assert.Equal(momentum.At(step), ((optim.IMomentum)own.ParamGroups.Single()).Momentum);
            Assert.Equal(momentum.At(step), ((optim.IBetas)ownAdam.ParamGroups.Single()).Betas.Item1);
            foreach (ScheduleLR scheduler in schedulers)
                scheduler.step();
        }
    }

    [Fact]
    public void TorchSharpsOneCycle_DrivesRateAndMomentum()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings { Momentum = 0.9 });
        var scheduler = optim.lr_scheduler.OneCycleLR(optimizer, 0.1, total_steps: 10);
        Models.SetGradient(weight, 1);
        optimizer.step();
        scheduler.step();

        Assert.InRange(optimizer.Groups[0].Momentum, 0.85, 0.95);
        Assert.Equal(optimizer.Groups[0].LearningRate, scheduler.get_last_lr().Single());
    }

    [Fact]
    public void MomentumCurve_OverAGroupWithoutMomentum_IsRefused()
    {
        using TorchParameter weight = Models.Parameter(1);
        using var optimizer = optim.Adagrad([weight], 0.1);

        Assert.Contains("drivesMomentum: false", Assert.Throws<ArgumentException>(() => new ScheduleLR(optimizer, new OneCycle { Steps = 10 })).Message, StringComparison.Ordinal);
        Assert.Equal(0.1, optimizer.ParamGroups.Single().InitialLearningRate);
        _ = new ScheduleLR(optimizer, new OneCycle { Steps = 10 }, drivesMomentum: false);
    }

    private static List<double> Rates(optim.Optimizer optimizer, optim.lr_scheduler.LRScheduler scheduler, int steps)
    {
        List<double> rates = [];
        for (int step = 0; step < steps; step++)
        {
            rates.Add(optimizer.ParamGroups.First().LearningRate);
            scheduler.step();
        }

        return rates;
    }
}
