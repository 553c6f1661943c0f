using System;
using System.IO;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>Small tensors and chosen groups whose states stay floats while those of others are kept in less.</summary>
public sealed class FullStatePrecisionTests
{
    private static readonly (string Name, int[] Shape)[] Tensors = [("embedding", [300, 40]), ("norm", [64]), ("matrix", [90, 70]), ("bias", [70]), ("head", [40, 300])];

    private static readonly ParameterGroup Embeddings = new() { Name = "embeddings", Pattern = "embedding", FullStatePrecision = true };

    [Theory]
    [InlineData(StatePrecision.Block8Signed, 1)]
    [InlineData(StatePrecision.Block8Signed, 2)]
    [InlineData(StatePrecision.BFloat16, 2)]
    public void EveryTensor_GetsTheBitsOfARunInItsOwnPrecision(StatePrecision precision, int threads)
    {
        foreach (OptimizerSettings settings in (OptimizerSettings[])[new AdamWSettings(), new LambSettings()])
        {
            using Training narrow = new(settings, new RunOptions { StatePrecision = precision });
            using Training full = new(settings, new RunOptions());
            using Training mixed = new(settings, Mixed(precision) with { Threads = threads, ChunkElements = 1024 });
            for (int step = 1; step <= 4; step++)
            {
                foreach (Training training in (Training[])[narrow, full, mixed])
                    training.Step(step);
            }

            foreach ((string name, int[] shape) in Tensors)
            {
                bool isFull = shape.Aggregate(1, (a, b) => a * b) < 4096 || name == "embedding";
                Assert.Equal((isFull ? full : narrow).Weights(name), mixed.Weights(name));
                Assert.NotEqual((isFull ? narrow : full).Weights(name), mixed.Weights(name));
            }
        }
    }

    [Fact]
    public void StateBytes_AreThoseOfEachTensorsPrecision()
    {
        using Training mixed = new(new AdamWSettings(), Mixed(StatePrecision.Block8Signed));
        mixed.Step(1);
        // Floats of the embedding and the vectors; a byte for each weight and a float for each block of 256 of the two others.
        Assert.Equal(2 * (4 * (12_000 + 64 + 70) + 6300 + 4 * 25 + 12_000 + 4 * 47), mixed.Run.StateBytes);
        Assert.Equal(64, mixed.Run.State("norm", "first").Length);
        Assert.Contains("8 bits", Assert.Throws<ArgumentException>(() => mixed.Run.State("matrix", "first").Length).Message);
    }

    [Fact]
    public void ASavedRun_GoesOnAsIfNothingHadHappened()
    {
        using MemoryStream file = new();
        using Training unbroken = new(new AdamWSettings(), Mixed(StatePrecision.Block8Signed));
        unbroken.Step(1);
        unbroken.Step(2);
        unbroken.Run.Save(file);
        using Training resumed = new(new AdamWSettings(), Mixed(StatePrecision.Block8Signed));
        foreach ((string name, _) in Tensors)
            unbroken.Weights(name).CopyTo(resumed.Table[name].Values);
        file.Position = 0;
        resumed.Run.Load(file);
        unbroken.Step(3);
        resumed.Step(3);
        foreach ((string name, _) in Tensors)
            Assert.Equal(unbroken.Weights(name), resumed.Weights(name));

        using Training other = new(new AdamWSettings(), new RunOptions { StatePrecision = StatePrecision.Block8Signed });
        file.Position = 0;
        Assert.Contains("embedding.first is F32, this run's is U8", Assert.Throws<SavedRunException>(() => other.Run.Load(file)).Message);
    }

    [Fact]
    public void ANegativeLength_IsAnErrorThatNamesIt()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new Training(new AdamWSettings(), new RunOptions { FullStatePrecisionBelow = -1 }));
        Assert.Equal("RunOptions.FullStatePrecisionBelow is -1: it must be a number of weights, at least 0.", error.Message);
    }

    private static RunOptions Mixed(StatePrecision precision) => new() { StatePrecision = precision, FullStatePrecisionBelow = 4096, Groups = [Embeddings] };

    private sealed class Training : IDisposable
    {
        public Training(OptimizerSettings settings, RunOptions options)
        {
            Table = ParameterTable.CreateArena(ElementType.Float32, Tensors);
            foreach (Parameter tensor in Table)
                Fill(tensor.Values, 17 + tensor.Name.Length);
            Run = OptimizerRun.Create(Table, settings, options);
        }

        public ParameterTable Table { get; }

        public OptimizerRun Run { get; }

        public float[] Weights(string name) => Table[name].Values.ToArray();

        public void Step(int step)
        {
            foreach (Parameter tensor in Table)
                Fill(tensor.Gradients, 1000 * step + tensor.Name.Length);
            Run.Step();
        }

        public void Dispose()
        {
            Run.Dispose();
            Table.Dispose();
        }

        private static void Fill(Span<float> values, int seed)
        {
            Random random = new(seed);
            foreach (ref float value in values)
                value = (float)(random.NextDouble() - 0.5);
        }
    }
}
