using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Modifiers.Tests;

public sealed class ClearGradientTests
{
    [Theory]
    [InlineData(ElementType.BFloat16)]
    [InlineData(ElementType.Float16)]
    public void GradientsOfTwoBytes_AreCleared_AndGiveTheSameWeights(ElementType gradients)
    {
        using ParameterTable table = Tables.New(gradients: gradients), other = Tables.New(gradients: gradients), copy = Tables.New(ElementType.Float16);
        Tables.FillWeights(table);
        Tables.FillWeights(other);
        using OptimizerRun clearing = FullStep.For(table, options: With("WeightCopy", copy)), reading = StepWithoutStores.For(other);
        for (int step = 0; step < 3; step++)
        {
            Tables.FillGradients(table, step);
            Tables.FillGradients(other, step);
            clearing.Step();
            reading.Step();

            Assert.Equal(Tables.Weights(other), Tables.Weights(table));
            Assert.All(Tables.Gradients(table), value => Assert.Equal(0f, value));
            Assert.Contains(Tables.Gradients(other), value => value != 0);
        }
    }

    [Fact]
    public void EveryBatchOfAnUpdate_IsCleared_AndSoIsASkippedOne()
    {
        using ParameterTable table = Tables.New(), copy = Tables.New();
        using OptimizerRun run = GatheringSgd.For(table, options: With("Half", copy));
        for (int batch = 1; batch <= 6; batch++)
        {
            Tables.FillGradients(table, batch);
            if (batch == 5)
                table["b"].Gradients[2] = float.NaN;

            // The second update holds a gradient that is not finite.
            Assert.Equal(batch == 3, run.Step().Applied);
            Assert.All(Tables.Gradients(table), value => Assert.Equal(0f, value));
        }

        Assert.Equal(1, run.Steps);
    }

    [Fact]
    public void StepsAndFlushes_AllocateNothing_AlsoWhereGradientsMove()
    {
        using ParameterTable table = new(), copy = new();
        float[] one = new float[64], other = new float[64];
        table.Add("w", new float[64], one);
        copy.Add("w", new float[64]);
        using OptimizerRun run = GatheringSgd.For(table, options: With("Half", copy) with { Threads = 1 });
        Train();
        Train();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Train();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Train()
        {
            for (int step = 0; step < 40; step++)
            {
                table.SetGradient("w", step % 2 == 0 ? one : other);
                run.Step();
                run.Flush();
            }
        }
    }

    [Fact]
    public void GradientsOnlyToBeRead_AreRefusedWhenTheRunIsMade()
    {
        using ParameterTable table = new() { GradientsAreReadOnly = true };
        table.Add("w", new float[4], new float[4]);

        Assert.Contains("ClearingLamb stores to gradients", Assert.Throws<ArgumentException>(() => ClearingLamb.For(table)).Message);
        string refused = Assert.Throws<ArgumentException>(() => AveragedSgd.For(table, options: new RunOptions { MayOverwriteGradients = true })).Message;
        Assert.Contains("RunOptions.MayOverwriteGradients stores to gradients, and those of the table are only to be read", refused);
        AveragedSgd.For(table).Step();
    }

    [Fact]
    public void GradientsThatShareMemory_AreRefusedBeforeTheFirstWeightChanges()
    {
        float[] gradients = new float[8], weights = [1, 2, 3, 4];
        using ParameterTable table = new();
        table.Add("first", weights.AsMemory(), gradients.AsMemory(0, 4));
        table.Add("second", new float[4], gradients.AsMemory(3, 4));
        using OptimizerRun run = ClearingLamb.For(table);

        string message = Assert.Throws<InvalidOperationException>(() => run.Step()).Message;
        Assert.Contains("first", message);
        Assert.Contains("second", message);
        Assert.Equal([1, 2, 3, 4], weights);
    }

    [Fact]
    public void ARule_StoresItsGradientAndItsOutput_AsItsOwnBodiesSay()
    {
        using ParameterTable table = Tables.New(), movement = Tables.New();
        Tables.FillWeights(table);
        using OptimizerRun run = LeakySgd.For(table, options: With("Movement", movement));
        LeakySgd[] bodies = [.. Tables.Weights(table).Select(_ => new LeakySgd())];
        for (int step = 1; step <= 3; step++)
        {
            Tables.FillGradients(table, step);
            float[] before = Tables.Weights(table), gradients = Tables.Gradients(table);
            float[] after = [.. bodies.Select((body, i) => body.Apply(before[i], gradients[i], step))];
            run.Step();

            Assert.Equal(after, Tables.Weights(table));
            Assert.Equal(bodies.Select((body, i) => body.GradientToStore(before[i], gradients[i], step)), Tables.Gradients(table));
            Assert.Equal(bodies.Select((body, i) => body.OutputValue(before[i], after[i], gradients[i], step)), Tables.Weights(movement));
            using (run.EvaluationWeights())
                Assert.Equal(bodies.Select((body, i) => body.WeightForEvaluation(after[i], step)), Tables.Weights(table));
        }
    }

    internal static RunOptions With(string output, ParameterTable table) => new() { Outputs = new Dictionary<string, ParameterTable> { [output] = table } };
}
