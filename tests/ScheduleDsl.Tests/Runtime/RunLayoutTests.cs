using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

/// <summary>Weights do not depend on how memory is laid out, how work is cut, or how many threads do it.</summary>
public sealed class RunLayoutTests
{
    private static readonly int[] Lengths = [1, 7, 16, 33, 0, 4096, 70_001, 3];

    [Fact]
    public void NeighboursInAnArena_AreOneSegment()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, Tensors());
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings(), new RunOptions { Threads = 1, ChunkElements = 1 << 20 });
        MomentumRule.Calls = 0;
        run.Step();
        Assert.Equal(1, run.SegmentCount);
        Assert.Equal(1, MomentumRule.Calls);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(8, 8)]
    public void LargeMatrices_AreTakenWholeWhereThereAreEnoughForAllThreads(int matrices, int whole)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, [.. Enumerable.Range(0, matrices).Select(i => ($"w{i}", new[] { 512, 512 }))]);
        using OptimizerRun run = OptimizerRun.Create(table, new Optimizers.MuonSettings { Iterations = 1 }, new RunOptions { Threads = 2 });
        run.Step();
        Assert.Equal(whole, run.WholeCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TableOfEmptyTensors_StepsOverThem(int threads)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [0]), ("b", [3, 0]));
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings(), new RunOptions { Threads = threads });
        Assert.Equal(1, run.Step().Step);
    }

    [Fact]
    public void GroupsThatInterleave_SplitTheArena()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a.w", [4]), ("a.b", [4]), ("b.w", [4]), ("c.w", [4]));
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings(), new RunOptions { Groups = [new() { Name = "b", Pattern = "*.b" }] });
        run.Step();
        Assert.Equal(3, run.SegmentCount);
    }

    [Fact]
    public void SlicesOfOneArray_AreOneSegmentOnlyWhereNothingLiesBetween()
    {
        float[] values = new float[40], gradients = new float[40];
        Array.Fill(gradients, 1);
        using ParameterTable table = new();
        table.Add("a", values.AsMemory(0, 7), gradients.AsMemory(0, 7));
        table.Add("b", values.AsMemory(7, 5), gradients.AsMemory(7, 5));
        table.Add("c", values.AsMemory(16, 10), gradients.AsMemory(16, 10));
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings { LearningRate = 1 });
        run.Step();
        Assert.Equal(2, run.SegmentCount);
        Assert.Equal(Enumerable.Range(0, 40).Select(i => i is < 12 or >= 16 and < 26 ? -1f : 0f), values);
    }

    [Fact]
    public void ManySmallTensors_ShareWorkItems()
    {
        using ParameterTable table = new();
        for (int i = 0; i < 1000; i++)
            table.Add($"w{i}", new float[256], new float[256]);
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings(), new RunOptions { Threads = 1 });
        MomentumRule.Calls = 0;
        run.Step();
        Assert.Equal(1000, run.SegmentCount);
        Assert.Equal(1000, MomentumRule.Calls);
        List<Segment> segments = [.. Enumerable.Repeat(new Segment(null!, null!, 256), 1000)];
        List<WorkItem> items = [];
        WorkItem.AddSegments(segments, 0, 65536, 0, items);
        Assert.Equal(16, items.Count);
        Assert.Equal(1000, items.Sum(item => item.Last - item.First + 1));
    }

    [Theory]
    [InlineData(1024, 1)]
    [InlineData(1024, 2)]
    [InlineData(65536, 2)]
    [InlineData(5000, 7)]
    public void ChunksAndThreads_DoNotChangeABit(int chunk, int threads) =>
        Assert.Equal(Train(arena: true, chunk: 1 << 30, threads: 1), Train(arena: true, chunk, threads));

    [Fact]
    public void SplitIntoTensors_DoesNotChangeABit() =>
        Assert.Equal(Train(arena: true, 65536, 1), Train(arena: false, 65536, 2));

    [Fact]
    public void RunsThatStepAtTheSameTime_DoNotDisturbEachOther()
    {
        float[] expected = Train(arena: true, 1024, 1);
        Parallel.For(0, 4, _ => Assert.Equal(expected, Train(arena: true, 1024, 3)));
    }

    [Fact]
    public void ExceptionOnAnyThread_ReachesTheCaller()
    {
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal("thrown", Assert.Throws<InvalidOperationException>(() => WorkerPool.Run(new Throwing(), 4)).Message);
            Counting counting = new();
            WorkerPool.Run(counting, 4);
            Assert.Equal(1000, counting.Done);
        }
    }

    private sealed class Throwing : IParallelWork
    {
        public void Execute() => throw new InvalidOperationException("thrown");
    }

    private sealed class Counting : IParallelWork
    {
        private int next;
        private int done;

        public int Done => done;

        public void Execute()
        {
            while (System.Threading.Interlocked.Increment(ref next) <= 1000)
                System.Threading.Interlocked.Increment(ref done);
        }
    }

    private static (string, int[])[] Tensors() => Lengths.Select((length, i) => ($"w{i}", new[] { length })).ToArray();

    private static float[] Train(bool arena, int chunk, int threads)
    {
        using ParameterTable table = arena ? ParameterTable.CreateArena(ElementType.Float32, Tensors()) : new ParameterTable();
        if (!arena)
        {
            foreach ((string name, int[] shape) in Tensors())
                table.Add(name, new float[shape[0]], new float[shape[0]]);
        }

        Random random = new(5);
        foreach (Parameter parameter in table)
        {
            foreach (ref float value in parameter.Values)
                value = random.NextSingle() - 0.5f;
        }

        MomentumSettings settings = new() { LearningRate = new Ramp { From = 0.01 }, WeightDecay = 0.01 };
        using OptimizerRun run = OptimizerRun.Create(table, settings, new RunOptions { ChunkElements = chunk, Threads = threads });
        for (int step = 0; step < 10; step++)
        {
            foreach (Parameter parameter in table)
            {
                for (int i = 0; i < parameter.Length; i++)
                    parameter.Gradients[i] = parameter.Values[i] * 0.3f + step;
            }

            run.Step();
        }

        List<float> result = [];
        foreach (Parameter parameter in table)
            result.AddRange(parameter.Values.ToArray().Concat(run.State(parameter.Name, "momentum").ToArray()));
        return [.. result];
    }
}
