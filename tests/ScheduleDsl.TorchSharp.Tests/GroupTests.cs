using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Tests;

public class GroupTests
{
    private static readonly ParameterGroup NoDecay = new() { Name = "no decay", MaxRank = 1, Overrides = { ["WeightDecay"] = 0 }, RateMultiplier = 0.5 };

    [Fact]
    public void GroupsOfTheOptions_BecomeParamGroups()
    {
        using Sequential model = Models.Mlp();
        using ScheduleDslOptimizer optimizer = new(model.named_parameters(), new AdamWSettings { LearningRate = 0.1 }, new RunOptions { Groups = [NoDecay] });

        Assert.Equal(["no decay", "default"], optimizer.Groups.Select(group => group.Name));
        Assert.Equal([0.05, 0.1], optimizer.ParamGroups.Select(group => group.LearningRate));
        Assert.Equal([4, 2], optimizer.Groups.Select(group => group.Parameters.Count()));
        Assert.Equal(6, optimizer.parameters().Count());
    }

    [Fact]
    public void Overrides_AreThoseOfTheGroup()
    {
        using TorchParameter decayed = new(ones(2, 2).DetachFromDisposeScope());
        using TorchParameter bias = Models.Parameter(1, 1);
        using ScheduleDslOptimizer optimizer = new([("weight", decayed), ("bias", bias)], new SgdSettings { LearningRate = 0.5, WeightDecay = 0.5 }, new RunOptions { Groups = [NoDecay] });
        Models.SetGradient(decayed, 0, 0, 0, 0);
        Models.SetGradient(bias, 0, 0);

        optimizer.step();

        Assert.All(Models.Numbers(decayed), value => Assert.Equal(0.75, value));
        Assert.All(Models.Numbers(bias), value => Assert.Equal(1, value));
    }

    [Fact]
    public void ExplicitGroups_HoldTheParametersThatTheyAreGiven()
    {
        using TorchParameter slow = Models.Parameter(1);
        using TorchParameter fast = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new(
            [new ScheduleDslParamGroup([("slow", slow)]) { Name = "slow", RateMultiplier = 0.25 }, new([("fast", fast)]) { Overrides = { ["LearningRate"] = 0.5 } }], new SgdSettings { LearningRate = 1 });
        Models.SetGradient(slow, 1);
        Models.SetGradient(fast, 1);

        optimizer.step();

        Assert.Equal(["slow", "group1"], optimizer.Groups.Select(group => group.Name));
        Assert.Equal([0.75], Models.Numbers(slow));
        Assert.Equal([0.5], Models.Numbers(fast));
    }

    [Fact]
    public void Routes_ShareOneStep()
    {
        using Sequential model = Models.Mlp();
        using ScheduleDslOptimizer optimizer = new(
            model.named_parameters(),
            [new Route(new LionSettings { LearningRate = 1e-3 }) { Name = "matrices", MinRank = 2 }, new Route(new AdamWSettings { LearningRate = 1e-2 }) { Name = "vectors", MaxRank = 1 }]);
        using DigitImages digits = DigitImages.Read();

        List<double> losses = Models.Train(model, optimizer, digits, 100);

        Assert.Equal([1e-3, 1e-2], optimizer.ParamGroups.Select(group => group.LearningRate));
        Assert.True(losses[^1] < 0.5 * losses[0]);
        Assert.Equal(100, optimizer.Steps);
    }

    [Fact]
    public void Recipe_BringsSchedulesAndGroups()
    {
        using Sequential model = Models.Mlp();
        Recipe recipe = new(new AdamWSettings { LearningRate = new Cosine { Peak = 0.01, Steps = 10 } }, steps: 10) { Groups = [NoDecay] };
        using ScheduleDslOptimizer optimizer = new(model.named_parameters(), recipe);
        using DigitImages digits = DigitImages.Read();

        Models.Train(model, optimizer, digits, 5);

        Assert.Equal([0.0025, 0.005], optimizer.ParamGroups.Select(group => Math.Round(group.LearningRate, 12)));
    }

    [Fact]
    public void WrittenRate_IsThatOfTheNextStep()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings { LearningRate = 1 });
        Models.SetGradient(weight, 1);

        optimizer.ParamGroups.Single().LearningRate = 0.25;
        optimizer.step();
        Assert.Equal([0.75], Models.Numbers(weight));
        // The way of code that knows a group as TorchSharp's base class.
        ((ParamGroup)optimizer.Groups[0]).LearningRate = 0.5;
        optimizer.step();

        Assert.Equal([0.25], Models.Numbers(weight));
        Assert.Equal(0.5, optimizer.LastResult!.Value["LearningRate", "default"]);
    }

    [Fact]
    public void WritingARateThatAScheduleDrives_IsRefused()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings { LearningRate = new Schedules.Linear { Peak = 1, Steps = 10 } });

        string message = Assert.Throws<InvalidOperationException>(() => optim.lr_scheduler.StepLR(optimizer, 5)).Message;

        Assert.Contains("Sgd.LearningRate of the group default follows", message, StringComparison.Ordinal);
        Assert.Contains("let one of them drive it", message, StringComparison.Ordinal);
        Models.SetGradient(weight, 1);
        ((ParamGroup)optimizer.Groups[0]).LearningRate = 0.5;
        Assert.Throws<InvalidOperationException>(() => optimizer.step());
    }

    [Fact]
    public void RateOutOfRange_IsRefusedWhereItIsWritten()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings());

        Assert.Contains("LearningRate", Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.Groups[0].LearningRate = -1).Message, StringComparison.Ordinal);
        Assert.Equal(1e-3, optimizer.Groups[0].LearningRate);
    }

    [Fact]
    public void AddedGroup_TrainsFromThenOn_AndTheOthersGoOn()
    {
        using TorchParameter first = Models.Parameter(1, 2);
        using TorchParameter twin = Models.Parameter(1, 2);
        using TorchParameter later = Models.Parameter(3);
        using ScheduleDslOptimizer optimizer = new([("first", first)], new AdamWSettings { LearningRate = 0.1 });
        using ScheduleDslOptimizer reference = new([("twin", twin)], new AdamWSettings { LearningRate = 0.1 });
        Step(2);
        optimizer.add_param_group(new ScheduleDslParamGroup([("later", later)]) { Name = "later", Overrides = { ["LearningRate"] = 0.5 } });
        Models.SetGradient(later, 1);
        Step(2);

        Assert.Equal(Models.Numbers(twin), Models.Numbers(first));
        Assert.NotEqual([3.0], Models.Numbers(later));
        Assert.Equal([0.5, 0.1], optimizer.ParamGroups.Select(group => group.LearningRate));
        Assert.Equal(4, optimizer.Steps);

        void Step(int steps)
        {
            for (int step = 0; step < steps; step++)
            {
                Models.SetGradient(first, 1 + step, -2);
                Models.SetGradient(twin, 1 + step, -2);
                optimizer.step();
                reference.step();
            }
        }
    }

    [Fact]
    public void PlainGroup_IsTaken_WithItsRate()
    {
        using TorchParameter first = Models.Parameter(1);
        using TorchParameter second = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("first", first)], new SgdSettings { LearningRate = 1 });
        optimizer.add_param_group(new ParamGroup { Parameters = [second], Options = new OptimizerOptions { LearningRate = 0.25 } });
        Models.SetGradient(second, 1);

        optimizer.step();

        Assert.Equal([0.75], Models.Numbers(second));
        Assert.Equal([1.0], Models.Numbers(first));
    }

    [Fact]
    public void ModuleThatMoved_IsNamed_AndCanBeBoundAgain()
    {
        using Sequential model = Models.Mlp();
        using Sequential twin = Models.Mlp();
        using DigitImages digits = DigitImages.Read();
        using ScheduleDslOptimizer optimizer = new(model.named_parameters(), new AdamWSettings { LearningRate = 0.01 });
        using ScheduleDslOptimizer reference = new(twin.named_parameters(), new AdamWSettings { LearningRate = 0.01 });
        Models.Train(model, optimizer, digits, 5);
        Models.Train(twin, reference, digits, 5);

        model.to(ScalarType.Float64);
        string message = Assert.Throws<InvalidOperationException>(() => optimizer.step()).Message;
        Assert.Contains("first.weight", message, StringComparison.Ordinal);
        Assert.Contains("module.to", message, StringComparison.Ordinal);
        model.to(ScalarType.Float32);
        optimizer.Rebind(model.named_parameters());

        Assert.Equal(5, optimizer.Steps);
        Assert.Equal(Models.Train(twin, reference, digits, 5, first: 5), Models.Train(model, optimizer, digits, 5, first: 5));
    }

    [Fact]
    public void Groups_StayTheSameObjects_SoSchedulersGoOn()
    {
        using Sequential model = Models.Mlp();
        using DigitImages digits = DigitImages.Read();
        ScheduleDslParamGroup given = new(model.named_parameters()) { Name = "all" };
        using ScheduleDslOptimizer optimizer = new([given], new SgdSettings { Momentum = 0.9 });
        Assert.Same(given, optimizer.Groups[0]);
        OneCycle cycle = new() { Steps = 10, Peak = 0.1 };
        ScheduleLR scheduler = new(optimizer, cycle);
        Models.Train(model, optimizer, digits, 3, afterStep: scheduler.step);
        model.to(ScalarType.Float64);
        optimizer.Rebind(model.named_parameters());
        Models.Train(model, optimizer, digits, 2, first: 3, afterStep: scheduler.step);
        Assert.Equal(cycle.At(5), given.LearningRate);
        Assert.Equal(cycle.NamedCurve("Momentum").At(5), given.Momentum);

        using TorchParameter later = new(ones(1, dtype: ScalarType.Float64).DetachFromDisposeScope());
        ScheduleDslParamGroup added = new([("later", later)]) { Name = "later" };
        optimizer.add_param_group(added);
        Assert.Equal([given, added], optimizer.Groups);
        Assert.Equal(cycle.At(5), given.LearningRate);
        // Schedulers of TorchSharp know the groups of their beginning.
        scheduler = new ScheduleLR(optimizer, cycle, last_epoch: 4);
        Models.Train(model, optimizer, digits, 1, first: 5, afterStep: scheduler.step);
        Assert.Equal([cycle.At(6), cycle.At(6)], optimizer.ParamGroups.Select(group => group.LearningRate));
        added.LearningRate = 0.25;
        Assert.Equal(0.25, optimizer.Run.Hyper("LearningRate", "later"));
        Assert.Throws<ArgumentException>(() => new ScheduleDslOptimizer([given], new SgdSettings()));
    }

    [Fact]
    public void MovingTheOptimizerAlone_IsRefused_UnlessItIsThereAlready()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings());

        optimizer.to(CPU);
        string message = Assert.Throws<NotSupportedException>(() => optimizer.to(META)).Message;

        Assert.Contains("The states of weight are on cpu", message, StringComparison.Ordinal);
    }

    [Fact]
    public void SameTensorTwice_IsRefusedWithBothNames()
    {
        using TorchParameter weight = Models.Parameter(1);

        string message = Assert.Throws<ArgumentException>(() => new ScheduleDslOptimizer([("a", weight), ("b", weight)], new SgdSettings())).Message;

        Assert.Contains("a and b are the same tensor", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TorchExecution.InPlace)]
    [InlineData(TorchExecution.Operations)]
    public void TiedWeights_AreRefusedWithBothNames(TorchExecution execution)
    {
        using TorchParameter weight = Models.Parameter(1, 2);
        using TorchParameter tied = new(weight.detach().DetachFromDisposeScope());

        string message = Assert.Throws<ArgumentException>(() => new ScheduleDslOptimizer([("a", weight), ("b", tied)], new SgdSettings(), execution: execution)).Message;

        Assert.Contains("a and b share memory", message, StringComparison.Ordinal);
    }
}
