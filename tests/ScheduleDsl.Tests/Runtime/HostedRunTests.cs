using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

/// <summary>What a host of another library needs of a run: numbers set while it goes on, states from elsewhere, gradients that are missing or move.</summary>
public sealed unsafe class HostedRunTests
{
    private static readonly RunOptions Groups = new() { Groups = [new() { Name = "slow", Pattern = "b", RateMultiplier = 0.5 }] };

    [Fact]
    public void SetHyper_DrivesTheNextUpdates_WithoutMultipliers()
    {
        using Training training = new(Groups);
        Assert.Equal(0.125, training.Run.Hyper("LearningRate", "slow"));
        training.Run.SetHyper("LearningRate", 0.75, "slow");

        training.Steps(1);
        StepResult result = training.Run.Step();

        Assert.Equal(0.75, result["LearningRate", "slow"]);
        Assert.Equal(0.26, result["LearningRate", "default"]);
        Assert.Equal(0.75, training.Run.Hyper("LearningRate", "slow"));
    }

    [Fact]
    public void SetHyper_ReachesEveryGroupWhereNoneIsNamed()
    {
        using Training training = new(Groups);
        training.Run.SetHyper("LearningRate", 0.75);
        training.Steps(1);
        StepResult result = training.Run.Step();
        Assert.Equal([0.75, 0.75], new[] { "slow", "default" }.Select(group => result["LearningRate", group]));
    }

    [Fact]
    public void SetHyper_RefusesWhatSettingsWouldRefuse()
    {
        using Training training = new();
        Assert.Contains("LearningRate", Assert.Throws<ArgumentOutOfRangeException>(() => training.Run.SetHyper("LearningRate", -1)).Message, StringComparison.Ordinal);
        Assert.Contains("is a Bool", Assert.Throws<ArgumentException>(() => training.Run.SetHyper("Nesterov", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("LearningRate", Assert.Throws<KeyNotFoundException>(() => training.Run.SetHyper("LearningRat", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("There is no group fast", Assert.Throws<KeyNotFoundException>(() => training.Run.SetHyper("LearningRate", 1, "fast")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NumbersThatWereSet_ComeBackWithTheRun()
    {
        using MemoryStream saved = new();
        using Training first = new(Groups), second = new(Groups);
        first.Steps(3);
        first.Run.SetHyper("LearningRate", 0.75, "slow");
        first.Run.SetHyper("Beta", 0.5);
        first.Steps(3);
        first.Run.Save(saved, new SaveOptions { IncludeParameters = true });

        second.Run.Load(saved);

        Assert.Equal(0.75, second.Run.Hyper("LearningRate", "slow"));
        Assert.Equal(0.5, second.Run.Hyper("Beta", "default"));
        first.Steps(3);
        second.Steps(3);
        Assert.Equal(first.Bits(), second.Bits());
    }

    [Fact]
    public void HyperparametersThatWereNotSet_AreStillCompared()
    {
        using MemoryStream saved = new();
        using Training first = new();
        first.Run.SetHyper("LearningRate", 0.75);
        first.Steps(2);
        first.Run.Save(saved);
        using Training other = new(settings: new() { LearningRate = 0.1, Beta = 0.8 });

        Assert.Contains("Beta first differs", Assert.Throws<SavedRunException>(() => other.Run.Load(saved)).Message, StringComparison.Ordinal);
        Assert.Equal(0.1, other.Run.Hyper("LearningRate", "default"));
    }

    [Fact]
    public void Streams_HoldTheBytesOfTheFile()
    {
        string path = Path.GetTempFileName();
        using MemoryStream saved = new();
        using Training training = new();
        training.Steps(4);
        training.Run.Save(path);
        training.Run.Save(saved);
        Assert.Equal(File.ReadAllBytes(path), saved.ToArray());
        File.Delete(path);

        saved.SetLength(saved.Length - 4);
        Assert.Throws<SavedRunException>(() => training.Run.Load(saved));
        using Stream pipe = new System.IO.Compression.GZipStream(saved, System.IO.Compression.CompressionMode.Decompress);
        Assert.Contains("has to seek", Assert.Throws<ArgumentException>(() => training.Run.Load(pipe)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatePrecision.Float32, 0)]
    [InlineData(StatePrecision.BFloat16, 1 / 256.0)]
    [InlineData(StatePrecision.Float16, 1 / 2048.0)]
    [InlineData(StatePrecision.Block8Signed, 1 / 32.0)]
    public void StatesFromElsewhere_AreRoundedToWhatTheyAreKeptIn(StatePrecision precision, double tolerance)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [300]));
        using OptimizerRun run = OptimizerRun.Create(table, new AdamWSettings(), new RunOptions { StatePrecision = precision });
        float[] values = [.. Enumerable.Range(0, 300).Select(i => MathF.Sin(i))];

        run.SetState("w", "first", values.AsSpan());
        run.ContinueAt(7);

        Assert.All(run.StateValues("w", "first").Zip(values), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, tolerance));
        Assert.Equal(7, run.Steps);
        Assert.Equal(8, run.Step().Step);
    }

    [Fact]
    public void StatesFromElsewhere_HaveToFit()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("w", [3]));
        using OptimizerRun run = OptimizerRun.Create(table, new AdamWSettings());

        run.SetState("w", "first", (ReadOnlySpan<double>)[1, 2, 3]);

        Assert.Equal([1, 2, 3], run.StateAs<double>("w", "first").ToArray());
        Assert.Contains("has 3 numbers, and is given 2", Assert.Throws<ArgumentException>(() => run.SetState("w", "first", (ReadOnlySpan<float>)[1, 2])).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => run.SetState("w", "largest", (ReadOnlySpan<float>)[1, 2, 3]));
        Assert.Throws<ArgumentException>(() => run.SetScalarState("w", "first", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.ContinueAt(-1));
    }

    [Fact]
    public void ScalarStates_AreSet()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [3]));
        using OptimizerRun run = OptimizerRun.Create(table, new ProdigySettings());
        run.SetScalarState("w", "distance", 0.25);
        Assert.Equal(0.25, run.ScalarState("w", "distance"));
        Assert.Contains("set it with SetState", Assert.Throws<ArgumentException>(() => run.SetScalarState("w", "second", 1)).Message, StringComparison.Ordinal);
        Assert.Contains("set it with SetScalarState", Assert.Throws<ArgumentException>(() => run.SetState("w", "distance", (ReadOnlySpan<float>)[1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ParameterWithoutGradients_IsSkipped_WhereTheRunIsToldSo()
    {
        float[] used = [1, 2], unused = [3, 4], alone = [1, 2];
        using ParameterTable table = new();
        table.Add("used", used, new float[] { 0.5f, -0.5f });
        table.Add("unused", unused);
        using ParameterTable single = new();
        single.Add("used", alone, new float[] { 0.5f, -0.5f });
        AdamWSettings settings = new() { LearningRate = 0.1, WeightDecay = 0.1 };
        using OptimizerRun run = OptimizerRun.Create(table, settings, new RunOptions { SkipMissingGradients = true });
        using OptimizerRun reference = OptimizerRun.Create(single, settings);
        for (int step = 0; step < 3; step++)
        {
            run.Step();
            reference.Step();
        }

        Assert.Equal(alone, used);
        Assert.Equal([3, 4], unused);
        Assert.Equal([0, 0], run.State("unused", "first").ToArray());
        table.SetGradient("unused", new float[] { 1, 1 });
        run.Step();
        Assert.NotEqual([3, 4], unused);
    }

    public static IEnumerable<object[]> Reducing() =>
        from threads in new[] { 1, 3 } from settings in new OptimizerSettings[] { new StableAdamWSettings(), new ProdigySettings(), new LambSettings() } select new object[] { settings, threads };

    [Theory]
    [MemberData(nameof(Reducing))]
    public void SkippedParameter_IsNoPartOfWhatTheRunReducesOver(OptimizerSettings settings, int threads)
    {
        using ParameterTable table = new(), single = new();
        float[][] weights = [Numbers(30_000), Numbers(60_000), Numbers(30_000)];
        foreach ((ParameterTable each, string name, float[] values) in new[] { (table, "a", weights[0]), (table, "b", weights[1]), (single, "a", weights[2]) })
            each.Add(name, values, 30, values.Length / 30);
        RunOptions options = new() { SkipMissingGradients = true, Threads = threads, Groups = [new() { Name = "all", MinRank = 0 }] };
        using OptimizerRun run = OptimizerRun.Create(table, settings, options);
        using OptimizerRun reference = OptimizerRun.Create(single, settings, options);
        float[] gradients = Numbers(30_000);
        table.SetGradient("a", gradients);
        single.SetGradient("a", gradients);

        run.Step();
        reference.Step();

        Assert.Equal(weights[2], weights[0]);
        Assert.Equal(Numbers(60_000), weights[1]);

        static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => MathF.Cos(i * 0.7f))];
    }

    [Fact]
    public void StepWithoutAnyGradients_IsNotApplied()
    {
        float[] weights = [1, 2];
        using ParameterTable table = new();
        table.Add("w", weights);
        using OptimizerRun run = OptimizerRun.Create(table, new AdamWSettings(), new RunOptions { SkipMissingGradients = true });
        Assert.False(run.Step().Applied);
        Assert.Equal(0, run.Steps);
        using OptimizerRun strict = OptimizerRun.Create(table, new AdamWSettings());
        Assert.Contains("w", Assert.Throws<InvalidOperationException>(() => strict.Step()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GradientsThatMoveByParameter_AreFound()
    {
        float* numbers = stackalloc float[4] { 1, 2, 4, 8 };
        float[] weights = [0, 0];
        using ParameterTable table = new(), other = new();
        Parameter parameter = table.Add("w", weights);
        using OptimizerRun run = OptimizerRun.Create(table, new SgdSettings { LearningRate = 1 });

        table.SetGradient(parameter, (nint)numbers);
        int version = table.GradientVersion;
        table.SetGradient(parameter, (nint)numbers);
        Assert.Equal(version, table.GradientVersion);
        run.Step();
        table.SetGradient(parameter, (nint)(numbers + 2));
        run.Step();

        Assert.Equal([-5, -10], weights);
        Assert.Contains("another table", Assert.Throws<ArgumentException>(() => other.SetGradient(parameter, (nint)numbers)).Message, StringComparison.Ordinal);
    }
}
