using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Tests;

public sealed class StateDictTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("torch-state").FullName;
    private readonly DigitImages digits = DigitImages.Read();

    private string FilePath => Path.Combine(folder, "state");

    public void Dispose()
    {
        digits.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    public enum Way
    {
        StateDictFile,
        StateDictObject,
        OwnFile,
    }

    [Theory]
    [InlineData(Way.StateDictFile, TorchExecution.InPlace)]
    [InlineData(Way.StateDictObject, TorchExecution.InPlace)]
    [InlineData(Way.OwnFile, TorchExecution.InPlace)]
    [InlineData(Way.StateDictFile, TorchExecution.Operations)]
    [InlineData(Way.StateDictObject, TorchExecution.Operations)]
    [InlineData(Way.OwnFile, TorchExecution.Operations)]
    public void ResumedRun_GivesTheLossesOfTheUnbrokenOne(Way way, TorchExecution execution)
    {
        AdamWSettings settings = new() { LearningRate = new Cosine { Peak = 0.01, Steps = 60 }, Amsgrad = true };
        RunOptions options = new() { Groups = [new() { Name = "vectors", MaxRank = 1, Overrides = { ["WeightDecay"] = 0 } }] };
        using Sequential model = Models.Mlp();
        using ScheduleDslOptimizer optimizer = new(model.named_parameters(), settings, options, execution);
        Models.Train(model, optimizer, digits, 10);
        model.save(FilePath + ".model");
        if (way == Way.OwnFile)
            optimizer.Save(FilePath);
        else
            optimizer.save_state_dict(FilePath);

        using Sequential other = Models.Mlp();
        other.load(FilePath + ".model");
        using ScheduleDslOptimizer resumed = new(other.named_parameters(), settings, options, execution);
        switch (way)
        {
            case Way.OwnFile:
                resumed.Load(FilePath);
                break;
            case Way.StateDictFile:
                resumed.load_state_dict(FilePath);
                break;
            default:
                resumed.load_state_dict(optimizer.state_dict());
                break;
        }

        Assert.Equal(10, resumed.Steps);
        Assert.All(optimizer.state_dict().State.Zip(resumed.state_dict().State), pair => Assert.True(pair.First.ApproximatelyEquals(pair.Second)));
        Assert.Equal(optimizer.Groups[0].LearningRate, resumed.Groups[0].LearningRate);
        Assert.Equal(Models.Train(model, optimizer, digits, 10, first: 10), Models.Train(other, resumed, digits, 10, first: 10));
    }

    [Fact]
    public void WrittenRates_ComeBack()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new SgdSettings { LearningRate = 1 });
        ScheduleLR scheduler = new(optimizer, new Schedules.Linear { Peak = 1, Steps = 8 });
        for (int step = 0; step < 3; step++)
        {
            Models.SetGradient(weight, 1);
            optimizer.step();
            scheduler.step();
        }

        optimizer.save_state_dict(FilePath);
        using ScheduleDslOptimizer resumed = new([("weight", weight)], new SgdSettings { LearningRate = 1 });
        resumed.load_state_dict(FilePath);

        Assert.Equal(optimizer.Groups[0].LearningRate, resumed.Groups[0].LearningRate);
        Assert.NotEqual(1, resumed.Groups[0].LearningRate);
        ScheduleLR goesOn = new(resumed, new Schedules.Linear { Peak = 1, Steps = 8 }, last_epoch: 2);
        Assert.Equal(optimizer.Groups[0].LearningRate, resumed.Groups[0].LearningRate);
        Assert.Equal(scheduler.get_last_lr(), goesOn.get_last_lr());
    }

    [Fact]
    public void OtherHyperparameters_AreRefused_WithTheDifference()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new AdamWSettings { Beta1 = 0.9 });
        Models.SetGradient(weight, 1);
        optimizer.step();
        optimizer.save_state_dict(FilePath);
        using ScheduleDslOptimizer other = new([("weight", weight)], new AdamWSettings { Beta1 = 0.8 });

        Assert.Contains("Beta1 first differs at step 0", Assert.Throws<SavedRunException>(() => other.load_state_dict(FilePath)).Message, StringComparison.Ordinal);
        Assert.Equal(0, other.Steps);
    }

    [Fact]
    public void OtherOptimizer_IsRefusedByName()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new AdamWSettings());
        optimizer.save_state_dict(FilePath);
        using ScheduleDslOptimizer other = new([("weight", weight)], new LionSettings());

        Assert.Contains("AdamW", Assert.Throws<SavedRunException>(() => other.load_state_dict(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void States_SurviveDisposeScopes()
    {
        using TorchParameter weight = Models.Parameter(1, 2);
        ScheduleDslOptimizer optimizer;
        using (NewDisposeScope())
        {
            optimizer = new([("weight", weight)], new AdamWSettings { LearningRate = 0.1 });
            Models.SetGradient(weight, 1, 1);
            optimizer.step();
        }

        using (NewDisposeScope())
        {
            optimizer.save_state_dict(FilePath);
            optimizer.load_state_dict(FilePath);
            optimizer.to(CPU);
        }

        optimizer.step();
        Assert.Equal(2, optimizer.Steps);
        using (Tensor state = optimizer.StateTensor("weight", "first"))
            Assert.All(Models.Numbers(state), value => Assert.Equal(0.19, value, 6));
        optimizer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => optimizer.step());
    }

    [Fact]
    public void StepsLeaveNoTensorsBehind()
    {
        using Sequential model = Models.Mlp();
        using ScheduleDslOptimizer optimizer = new(model.named_parameters(), new AdamWSettings());
        Models.Train(model, optimizer, digits, 3);
        long before = Tensor.TotalCount;

        for (int i = 0; i < 5; i++)
            optimizer.step();

        Assert.Equal(before, Tensor.TotalCount);
    }

    [Fact]
    public void AccumulatedBatches_AreFlushed()
    {
        using TorchParameter weight = Models.Parameter(1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new AccumulatedAdamWSettings { LearningRate = 0.1, AccumulateBatches = 4 });
        for (int batch = 0; batch < 6; batch++)
        {
            Models.SetGradient(weight, 1);
            optimizer.step();
            Assert.Equal(batch == 3, optimizer.LastResult!.Value.Applied);
        }

        Assert.Equal(1, optimizer.Steps);
        Assert.True(optimizer.Flush().Applied);
        Assert.Equal(2, optimizer.Steps);
    }

    [Fact]
    public void EvaluationWeights_AreThereWithinTheScope()
    {
        using TorchParameter weight = Models.Parameter(1, 1);
        using ScheduleDslOptimizer optimizer = new([("weight", weight)], new AveragedSgdSettings { LearningRate = 0.5, EmaDecay = 0.5 });
        for (int step = 0; step < 3; step++)
        {
            Models.SetGradient(weight, 1, -1);
            optimizer.step();
        }

        double[] trained = Models.Numbers(weight);
        using (optimizer.EvaluationWeights())
            Assert.True(Models.Numbers(weight)[0] > trained[0]);
        Assert.Equal(trained, Models.Numbers(weight));
    }
}
