using System;
using System.Linq;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Torch.InPlace;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Tests;

public class InPlaceTests
{
    private static readonly AdamWSettings Settings = new() { LearningRate = 0.1, WeightDecay = 0.1 };

    [Fact]
    public void ContiguousParameters_AreUpdatedInTheirOwnMemory()
    {
        using Sequential model = Models.Mlp();
        using ScheduleDslOptimizer optimizer = new(model.named_parameters(), Settings);
        InPlaceRun run = Assert.IsType<InPlaceRun>(optimizer.Host);

        Assert.All(run.Bindings, binding => Assert.True(binding.IsInPlace));
        Assert.All(run.Bindings, binding => Assert.Equal(Address(binding.Source.Tensor), Address(binding.Entry)));
    }

    [Fact]
    public void Gradients_AreReadWhereTheyAre_WhereverTheyMove()
    {
        using TorchParameter weight = Models.Parameter(1, 2, 3);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings { LearningRate = 1 });
        for (int step = 0; step < 3; step++)
        {
            // Module.zero_grad takes gradients away, so each backward makes new ones.
            weight.grad = null;
            using Tensor loss = (weight * weight).sum() / 4;
            loss.backward();
            using Tensor gradient = weight.grad!;

            optimizer.step();

            InPlaceRun run = (InPlaceRun)optimizer.Host;
            Assert.Equal(Native.NativeTensor.Data(gradient.Handle), GradientAddress(run.Bindings[0].Entry));
        }

        Assert.Equal([0.125, 0.25, 0.375], Models.Numbers(weight));
    }

    [Fact]
    public void DenseStridedParameter_IsUpdatedInPlace_ByARuleThatTakesWeightsInAnyOrder()
    {
        using TorchParameter strided = Transposed();
        using TorchParameter plain = new(strided.detach().contiguous().DetachFromDisposeScope());
        Assert.False(strided.is_contiguous());
        using ScheduleDslOptimizer optimizer = new([("strided", strided)], Settings);
        using ScheduleDslOptimizer reference = new([("plain", plain)], Settings);

        Step(optimizer, strided, 4);
        Step(reference, plain, 4);

        Assert.True(((InPlaceRun)optimizer.Host).Bindings[0].IsInPlace);
        Assert.Equal(Models.Numbers(plain), Models.Numbers(strided));
        using Tensor state = optimizer.StateTensor("strided", "first");
        using Tensor expected = reference.StateTensor("plain", "first");
        Assert.Equal(Models.Numbers(expected), Models.Numbers(state));
    }

    [Fact]
    public void DenseStridedParameter_OfARuleThatHasRows_IsCopied()
    {
        using TorchParameter strided = Transposed();
        using TorchParameter plain = new(strided.detach().contiguous().DetachFromDisposeScope());
        using ScheduleDslOptimizer optimizer = new([("strided", strided)], new AdafactorSettings());
        using ScheduleDslOptimizer reference = new([("plain", plain)], new AdafactorSettings());

        Step(optimizer, strided, 4);
        Step(reference, plain, 4);

        Assert.False(((InPlaceRun)optimizer.Host).Bindings[0].IsInPlace);
        Assert.Equal(Models.Numbers(plain), Models.Numbers(strided));
    }

    [Fact]
    public void GradientOfOtherStrides_IsCopied()
    {
        using TorchParameter strided = Transposed();
        using TorchParameter plain = new(strided.detach().contiguous().DetachFromDisposeScope());
        using ScheduleDslOptimizer optimizer = new([("strided", strided)], Settings);
        using ScheduleDslOptimizer reference = new([("plain", plain)], Settings);
        for (int step = 0; step < 3; step++)
        {
            using Tensor gradient = arange(12, dtype: ScalarType.Float32).reshape(3, 4);
            (strided.grad, plain.grad) = (gradient, gradient);
            optimizer.step();
            reference.step();
        }

        Assert.True(((InPlaceRun)optimizer.Host).Bindings[0].IsInPlace);
        Assert.Equal(Models.Numbers(plain), Models.Numbers(strided));
    }

    [Fact]
    public void ParameterWithGaps_IsCopied()
    {
        using Tensor wide = arange(12, dtype: ScalarType.Float32).reshape(3, 4);
        using TorchParameter gapped = new(wide.narrow(1, 1, 2).DetachFromDisposeScope());
        using TorchParameter plain = new(gapped.detach().contiguous().DetachFromDisposeScope());
        using ScheduleDslOptimizer optimizer = new([("gapped", gapped)], Settings);
        using ScheduleDslOptimizer reference = new([("plain", plain)], Settings);

        Step(optimizer, gapped, 3);
        Step(reference, plain, 3);

        Assert.Equal(Models.Numbers(plain), Models.Numbers(gapped));
        // What lies between is nobody's.
        Assert.Equal([0.0, 4.0, 8.0], Models.Numbers(wide.narrow(1, 0, 1)));
    }

    [Theory]
    [InlineData(ScalarType.Float64, 1e-12)]
    [InlineData(ScalarType.BFloat16, 2e-2)]
    [InlineData(ScalarType.Float16, 2e-3)]
    public void OtherTypes_AreUpdatedInPlace(ScalarType type, double tolerance)
    {
        using TorchParameter weight = new(arange(1, 41, dtype: ScalarType.Float32).to(type).DetachFromDisposeScope());
        using TorchParameter reference = new(arange(1, 41, dtype: ScalarType.Float64).DetachFromDisposeScope());
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], Settings);
        using ScheduleDslOptimizer exact = new([("weight", reference)], Settings);

        Step(optimizer, weight, 5);
        Step(exact, reference, 5);

        Assert.All(Models.Numbers(weight).Zip(Models.Numbers(reference)), pair => Assert.InRange(Math.Abs(pair.First - pair.Second) / pair.Second, 0, tolerance));
        Assert.Equal(type, weight.dtype);
    }

    [Fact]
    public void ParametersWithoutGradients_AreLeftAlone()
    {
        using TorchParameter used = Models.Parameter(1, 1);
        using TorchParameter unused = Models.Parameter(5, 5);
        using ScheduleDslOptimizer optimizer = new([("used", used), ("unused", unused)], new AdamWSettings { LearningRate = 0.1, WeightDecay = 0.5 });

        for (int step = 0; step < 3; step++)
        {
            Models.SetGradient(used, 1, -1);
            optimizer.step();
        }

        Assert.Equal([5.0, 5.0], Models.Numbers(unused));
        using (Tensor state = optimizer.StateTensor("unused", "first"))
            Assert.Equal([0.0, 0.0], Models.Numbers(state));
        Assert.NotEqual([1.0, 1.0], Models.Numbers(used));

        Models.SetGradient(unused, 1, 1);
        optimizer.step();
        Assert.NotEqual([5.0, 5.0], Models.Numbers(unused));
    }

    [Fact]
    public void StepWithoutAnyGradient_DoesNothing()
    {
        using TorchParameter weight = Models.Parameter(1, 2);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], Settings);

        optimizer.step();

        Assert.Equal(0, optimizer.Steps);
        Assert.False(optimizer.LastResult!.Value.Applied);
        Assert.Equal([1.0, 2.0], Models.Numbers(weight));
    }

    [Fact]
    public void SparseGradient_IsRefusedByName()
    {
        using Embedding table = nn.Embedding(10, 4, sparse: true);
        using ScheduleDslOptimizer optimizer = new(table.named_parameters(), Settings);
        using Tensor loss = table.forward(tensor(new long[] { 1, 2 })).sum();
        loss.backward();

        Assert.Contains("weight is sparse", Assert.Throws<NotSupportedException>(() => optimizer.step()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleThatStoresGradients_StoresToTheTensorsOwn()
    {
        using TorchParameter strided = Transposed();
        using TorchParameter plain = Models.Parameter(1, 2);
        using ScheduleDslOptimizer optimizer = new([("strided", strided), ("plain", plain)], new ClearingSgdSettings());
        using Tensor gradient = ones(3, 4);
        strided.grad = gradient;
        Models.SetGradient(plain, 3, 4);

        optimizer.step();

        using Tensor first = strided.grad!;
        using Tensor second = plain.grad!;
        Assert.All(Models.Numbers(first), value => Assert.Equal(0, value));
        Assert.All(Models.Numbers(second), value => Assert.Equal(0, value));
    }

    [Fact]
    public void ParametersOfSeveralTypes_AreRefusedByName()
    {
        using TorchParameter single = Models.Parameter(1);
        using TorchParameter half = new(ones(1, dtype: ScalarType.BFloat16).DetachFromDisposeScope());

        string message = Assert.Throws<ArgumentException>(() => new ScheduleDslOptimizer([("single", single), ("half", half)], Settings)).Message;

        Assert.Contains("single of Float32, half of BFloat16", message, StringComparison.Ordinal);
    }

    private static TorchParameter Transposed() => new(arange(12, dtype: ScalarType.Float32).reshape(4, 3).t().DetachFromDisposeScope());

    // A loss whose gradient differs from weight to weight.
    private static void Step(ScheduleDslOptimizer optimizer, TorchParameter weight, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            weight.grad = null;
            (weight * weight * 0.125f).sum().backward();
            optimizer.step();
        }
    }

    private static nint Address(Tensor tensor) => Native.NativeTensor.Data(tensor.Handle);

    private static unsafe nint Address(Parameter entry) => (nint)entry.ValueAddress;

    private static unsafe nint GradientAddress(Parameter entry) => (nint)entry.GradientAddress;
}
