using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Optimizers;
using Xunit;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Tests;

/// <summary>States as PyTorch has them: names, shapes and numbers are those that PyTorch (for Lion, its authors' code for it) left after the recorded runs.</summary>
public class PyTorchTests
{
    private static readonly string[] Families = ["adam.", "adamw.", "sgd.", "rmsprop.", "adagrad.", "lion."];

    public static IEnumerable<object[]> Files() =>
        GoldenReplay.Files().Where(name => Families.Any(family => name.StartsWith(family, StringComparison.Ordinal))).Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Files))]
    public void ExportedState_IsWhatPyTorchHas(string name)
    {
        using GoldenReplay replay = GoldenReplay.Open(name, TorchExecution.InPlace);
        replay.Run(0, replay.Steps);
        Dictionary<string, double[]> expected = GoldenReplay.FinalStates(name);

        IReadOnlyDictionary<string, Tensor> exported = replay.Optimizer.ExportPyTorch()[replay.Parameters[0].Name];

        Assert.Equal(expected.Keys.Order(), exported.Keys.Order());
        foreach ((string state, Tensor values) in exported)
        {
            if (state != "step")
                Assert.Equal(replay.Parameters[0].Tensor.shape, values.shape);
            Assert.All(Models.Numbers(values).Zip(expected[state]), pair => Assert.Equal(pair.Second, pair.First, 1e-9 * (1 + Math.Abs(pair.Second))));
            values.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void ImportedState_IsWhatPyTorchHad(string name)
    {
        using GoldenReplay replay = GoldenReplay.Open(name, TorchExecution.InPlace);
        (string parameter, TorchParameter weight) = replay.Parameters[0];
        Dictionary<string, double[]> recorded = GoldenReplay.FinalStates(name);
        Dictionary<string, Tensor> entries = recorded.ToDictionary(
            state => state.Key, state => state.Key == "step" ? tensor((float)state.Value[0]) : tensor(state.Value, weight.shape));

        replay.Optimizer.ImportPyTorch(new Dictionary<string, IReadOnlyDictionary<string, Tensor>> { [parameter] = entries }, steps: replay.Steps);

        Assert.Equal(replay.Steps, replay.Optimizer.Steps);
        IReadOnlyDictionary<string, Tensor> back = replay.Optimizer.ExportPyTorch()[parameter];
        foreach ((string state, Tensor values) in entries)
        {
            Assert.Equal(Models.Numbers(values), Models.Numbers(back[state]));
            values.Dispose();
            back[state].Dispose();
        }
    }

    [Fact]
    public void RunOfTorchSharp_GoesOnHere()
    {
        using DigitImages digits = DigitImages.Read();
        using var theirs = Models.Mlp();
        using var ours = Models.Mlp();
        using var reference = optim.AdamW(theirs.parameters(), lr: 3e-3, weight_decay: 0.01);
        Models.Train(theirs, reference, digits, 20);
        ours.load_state_dict(theirs.state_dict());
        using ScheduleDslOptimizer optimizer = new(ours.named_parameters(), new AdamWSettings { LearningRate = 3e-3, WeightDecay = 0.01 });
        var states = reference.state_dict().State.Cast<TorchSharp.Modules.AdamW.State>().Zip(ours.named_parameters()).ToDictionary(
            pair => pair.Second.name,
            pair => (IReadOnlyDictionary<string, Tensor>)new Dictionary<string, Tensor> { ["step"] = tensor(pair.First.step), ["exp_avg"] = pair.First.exp_avg, ["exp_avg_sq"] = pair.First.exp_avg_sq });

        optimizer.ImportPyTorch(states);

        List<double> expected = Models.Train(theirs, reference, digits, 30, first: 20);
        List<double> losses = Models.Train(ours, optimizer, digits, 30, first: 20);
        Assert.All(losses.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-4 * (1 + pair.Second)));
    }

    [Fact]
    public void WhatDoesNotFit_IsNamed_AndNothingChanges()
    {
        using TorchParameter weight = Models.Parameter(1, 2);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new AdamWSettings());
        Dictionary<string, IReadOnlyDictionary<string, Tensor>> states = new()
        {
            ["weight"] = new Dictionary<string, Tensor> { ["step"] = tensor(3f), ["exp_avg"] = ones(3), ["max_exp_avg_sq"] = ones(2) },
            ["bias"] = new Dictionary<string, Tensor>(),
        };

        string message = Assert.Throws<ArgumentException>(() => optimizer.ImportPyTorch(states)).Message;

        Assert.Contains("there is no parameter bias", message, StringComparison.Ordinal);
        Assert.Contains("exp_avg of weight has shape [3], and not [2]", message, StringComparison.Ordinal);
        Assert.Contains("weight lacks exp_avg_sq", message, StringComparison.Ordinal);
        Assert.Contains("weight has max_exp_avg_sq, for which", message, StringComparison.Ordinal);
        Assert.Equal(0, optimizer.Steps);
    }

    [Fact]
    public void RuleThatNobodyHasNamed_IsAnError_UntilSomebodyDoes()
    {
        using TorchParameter weight = Models.Parameter(1, 2);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new ClippedSgdSettings { Momentum = 0.9 });
        Assert.Contains("ClippedSgd", Assert.Throws<NotSupportedException>(optimizer.ExportPyTorch).Message, StringComparison.Ordinal);

        PyTorchNames.Add(typeof(ClippedSgd).FullName!, new PyTorchNames(false, new Dictionary<string, string> { ["buffer"] = "momentum_buffer" }));
        Models.SetGradient(weight, 1, 1);
        optimizer.step();

        using Tensor buffer = optimizer.ExportPyTorch()["weight"]["momentum_buffer"];
        Assert.Equal([2], buffer.shape);
    }
}
