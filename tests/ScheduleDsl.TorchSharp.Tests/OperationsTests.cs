using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Optimizers;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Tests;

/// <summary>The same rules by operations of TorchSharp as on every device but the CPU; here on the CPU, where the compiled loops say what is right.</summary>
public class OperationsTests
{
    public static IEnumerable<object[]> Settings() =>
    [
        [new AdamWSettings { LearningRate = 0.01, Amsgrad = true }],
        [new LionSettings { LearningRate = 0.01, WeightDecay = 0.1 }],
        [new LambSettings { LearningRate = 0.01 }],
        [new LarsSettings { LearningRate = 0.1 }],
        [new AdafactorSettings()],
        [new StableAdamWSettings { LearningRate = 0.01 }],
        [new ClippedSgdSettings { LearningRate = 0.1, ClipMaxNorm = 0.5, Momentum = 0.9 }],
        [new AccumulatedAdamWSettings { LearningRate = 0.01, AccumulateBatches = 3 }],
        [new ProdigySettings()],
    ];

    [Theory]
    [MemberData(nameof(Settings))]
    public void Weights_AreThoseOfTheCompiledLoops(OptimizerSettings settings)
    {
        using DigitImages digits = DigitImages.Read();
        using Sequential inPlace = Models.Mlp();
        using Sequential operations = Models.Mlp();
        inPlace.to(ScalarType.Float64);
        operations.to(ScalarType.Float64);
        using ScheduleDslOptimizer reference = new(inPlace.named_parameters(), settings, execution: TorchExecution.InPlace);
        using ScheduleDslOptimizer optimizer = new(operations.named_parameters(), settings, execution: TorchExecution.Operations);

        Models.Train(inPlace, reference, digits, 12);
        Models.Train(operations, optimizer, digits, 12);

        foreach (((string name, TorchParameter expected), (_, TorchParameter actual)) in inPlace.named_parameters().Zip(operations.named_parameters()))
        {
            Assert.All(Models.Numbers(expected).Zip(Models.Numbers(actual)), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 1e-9 * (1 + Math.Abs(pair.First)), $"{name}: {pair.Second} and not {pair.First}"));
            foreach (string state in reference.StateNames(name))
            {
                using Tensor first = reference.StateTensor(name, state);
                using Tensor second = optimizer.StateTensor(name, state);
                Assert.True(first.allclose(second, rtol: 1e-8, atol: 1e-10), $"{state} of {name}");
            }
        }

        Assert.Equal(reference.Steps, optimizer.Steps);
    }

    [Theory]
    [InlineData(ScalarType.BFloat16, 2e-2)]
    [InlineData(ScalarType.Float16, 2e-3)]
    public void TypesOfTwoBytes_AreComputedInFloat(ScalarType type, double tolerance)
    {
        using TorchParameter inPlace = new(arange(1, 41, dtype: ScalarType.Float32).to(type).DetachFromDisposeScope());
        using TorchParameter operations = new(arange(1, 41, dtype: ScalarType.Float32).to(type).DetachFromDisposeScope());
        AdamWSettings settings = new() { LearningRate = 0.1 };
        RunOptions options = new() { StatePrecision = StatePrecision.BFloat16 };
        using ScheduleDslOptimizer reference = new([("weight", inPlace)], settings, options, TorchExecution.InPlace);
        using ScheduleDslOptimizer optimizer = new([("weight", operations)], settings, options, TorchExecution.Operations);
        for (int step = 0; step < 5; step++)
        {
            using Tensor gradient = full(40, 0.25f, dtype: type);
            (inPlace.grad, operations.grad) = (gradient, gradient);
            reference.step();
            optimizer.step();
        }

        Assert.All(Models.Numbers(operations).Zip(Models.Numbers(inPlace)), pair => Assert.InRange(Math.Abs(pair.First - pair.Second) / pair.Second, 0, tolerance));
    }

    [Fact]
    public void StridedAndMissing_AreHandledAsInPlace()
    {
        using TorchParameter strided = new(arange(12, dtype: ScalarType.Float64).reshape(4, 3).t().DetachFromDisposeScope());
        using TorchParameter plain = new(strided.detach().contiguous().DetachFromDisposeScope());
        using TorchParameter unused = new(ones(2, dtype: ScalarType.Float64).DetachFromDisposeScope());
        using ScheduleDslOptimizer optimizer = new([("weight", strided), ("unused", unused)], new AdafactorSettings(), execution: TorchExecution.Operations);
        using ScheduleDslOptimizer reference = new([("weight", plain)], new AdafactorSettings());
        for (int step = 0; step < 4; step++)
        {
            using Tensor gradient = arange(12, dtype: ScalarType.Float64).reshape(3, 4) / 8;
            (strided.grad, plain.grad) = (gradient, gradient);
            optimizer.step();
            reference.step();
        }

        Assert.All(Models.Numbers(strided).Zip(Models.Numbers(plain)), pair => Assert.Equal(pair.Second, pair.First, 1e-10));
        Assert.Equal([1.0, 1.0], Models.Numbers(unused));
    }

    [Fact]
    public void StepsLeaveNoTensorsBehind()
    {
        using DigitImages digits = DigitImages.Read();
        using Sequential model = Models.Mlp();
        using ScheduleDslOptimizer optimizer = new(model.named_parameters(), new LambSettings(), execution: TorchExecution.Operations);
        Models.Train(model, optimizer, digits, 2);
        long before = Tensor.TotalCount;

        for (int step = 0; step < 5; step++)
            optimizer.step();

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void RuleThatDraws_IsRefusedByWhatItDoes()
    {
        using TorchParameter weight = Models.Parameter(1);

        string message = Assert.Throws<NotSupportedException>(() => new ScheduleDslOptimizer([("weight", weight)], new NoisySgdSettings(), execution: TorchExecution.Operations)).Message;

        Assert.Contains("NoisySgd cannot be carried out by operations of TorchSharp: it draws random numbers", message, StringComparison.Ordinal);
    }

    [Fact]
    public void StatesInBlocks_AreRefused()
    {
        using TorchParameter weight = Models.Parameter(1);
        RunOptions options = new() { StatePrecision = StatePrecision.Block8Signed };

        Assert.Contains("8-bit", Assert.Throws<NotSupportedException>(() => new ScheduleDslOptimizer([weight], new AdamWSettings(), options, TorchExecution.Operations)).Message, StringComparison.Ordinal);
        using ScheduleDslOptimizer inPlace = new([weight], new AdamWSettings(), options);
    }
}
