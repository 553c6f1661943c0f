using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Optimizers;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Tests;

public class TrainingTests
{
    private static readonly AdamWSettings Settings = new() { LearningRate = 3e-3, WeightDecay = 0.05 };

    // In double, both give the same losses over all 300 steps, but for the last digits.
    [Theory]
    [InlineData(TorchExecution.InPlace)]
    [InlineData(TorchExecution.Operations)]
    public void AdamW_InDouble_GivesTheLossesOfTorchSharpsOwn(TorchExecution execution)
    {
        (List<double> expected, List<double> losses) = Both(ScalarType.Float64, execution);

        Assert.All(losses.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-9 * pair.Second));
        Assert.InRange(losses.TakeLast(50).Average(), 0, 0.35);
    }

    // In float, what the two round differently grows from step to step, so single losses drift apart, and what training reaches does not: 1 % of the mean over 50 steps.
    [Theory]
    [InlineData(TorchExecution.InPlace)]
    [InlineData(TorchExecution.Operations)]
    public void AdamW_InFloat_ReachesTheLossesOfTorchSharpsOwn(TorchExecution execution)
    {
        (List<double> expected, List<double> losses) = Both(ScalarType.Float32, execution);

        Assert.All(losses.Zip(expected).Take(50), pair => Assert.Equal(pair.Second, pair.First, 1e-3 * pair.Second));
        for (int step = 50; step < 300; step += 50)
            Assert.Equal(expected.Skip(step).Take(50).Average(), losses.Skip(step).Take(50).Average(), 0.01 * expected.Skip(step).Take(50).Average());
    }

    private static (List<double> Expected, List<double> Losses) Both(ScalarType type, TorchExecution execution)
    {
        using DigitImages digits = DigitImages.Read();
        using Sequential theirs = Models.Mlp();
        using Sequential ours = Models.Mlp();
        theirs.to(type);
        ours.to(type);
        using var reference = optim.AdamW(theirs.parameters(), lr: 3e-3, weight_decay: 0.05);
        using ScheduleDslOptimizer optimizer = new(ours.named_parameters(), Settings, execution: execution);
        return (Models.Train(theirs, reference, digits, 300), Models.Train(ours, optimizer, digits, 300));
    }

    [Fact]
    public void Closure_IsEvaluatedOnce_AndItsLossReturned()
    {
        using TorchParameter weight = Models.Parameter(2, -1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings { LearningRate = 0.25 });
        int calls = 0;

        using Tensor loss = optimizer.step(() =>
        {
            calls++;
            optimizer.zero_grad();
            Tensor sum = (weight * weight).sum();
            sum.backward();
            return sum;
        });

        Assert.Equal(5, loss.item<float>());
        Assert.Equal(1, calls);
        Assert.Equal([1.0, -0.5], Models.Numbers(weight));
    }

    [Fact]
    public void ZeroGrad_ClearsAllGradients()
    {
        using TorchParameter weight = Models.Parameter(1, 2);
        Models.SetGradient(weight, 3, 4);
        using ScheduleDslOptimizer optimizer = new([weight], new SgdSettings());

        optimizer.zero_grad();

        using Tensor gradient = weight.grad!;
        Assert.Equal([0.0, 0.0], Models.Numbers(gradient));
    }

    [Fact]
    public void Modifiers_WorkAsEverywhere()
    {
        using TorchParameter weight = Models.Parameter(0, 0);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new ClippedSgdSettings { LearningRate = 1, ClipMaxNorm = 1 });
        Models.SetGradient(weight, 3, 4);

        optimizer.step();

        Assert.Equal([-0.6, -0.8], Models.Numbers(weight).Select(value => Math.Round(value, 6)));
    }
}
