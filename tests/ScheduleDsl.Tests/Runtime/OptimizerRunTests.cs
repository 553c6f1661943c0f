using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Optimizers;
using ScheduleDsl.PyTorch;
using ScheduleDsl.Schedules;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

public sealed unsafe class OptimizerRunTests
{
    [Fact]
    public void Step_MatchesTheUpdateOfOneWeight()
    {
        float[] weights = [1, -2, 3], gradients = [0.5f, 0.25f, -1];
        float[] expected = [.. weights], momentum = [2, 2, 2];
        using ParameterTable table = new();
        table.Add("w", weights, gradients);
        MomentumSettings settings = new() { LearningRate = new Ramp { From = 0.5, Slope = -0.01 }, Beta = 0.75, WeightDecay = 0.1, Initial = 2, Nesterov = true };
        using OptimizerRun run = OptimizerRun.Create(table, settings);
        double* uniforms = stackalloc double[] { 0, 0.75, 0.1 };
        for (int step = 0; step < 5; step++)
        {
            StepResult result = run.Step();
            Assert.True(result.Applied);
            Assert.Equal(step + 1, result.Step);
            Assert.Equal($"step {step + 1}: applied", result.ToString());
            Assert.Equal(step + 1, run.Steps);
            Assert.Equal(step + 1, MomentumRule.LastStep);
            Assert.Equal(0.5 - 0.01 * step, result["LearningRate"], 15);
            uniforms[0] = 0.5 + -0.01 * step;
            for (int i = 0; i < 3; i++)
                expected[i] = MomentumRule.Next(expected[i], gradients[i], ref momentum[i], 3, uniforms);
        }

        Assert.Equal(expected, weights);
        Assert.Equal(momentum, run.State("w", "momentum").ToArray());
    }

    [Fact]
    public void DoubleTable_RunsTheDoubleLoop()
    {
        double[] weights = [1, 2];
        using ParameterTable table = new(ElementType.Float64);
        table.Add("w", weights, new double[] { 1e-9, 0 });
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings { LearningRate = 0.5 });
        run.Step();
        Assert.Equal([1 - 0.5e-9, 2], weights);
        Assert.Equal(2, run.StateAs<double>("w", "momentum").Length);
        Assert.Throws<ArgumentException>(() => run.State("w", "momentum").Length);
    }

    [Fact]
    public void State_ThatDoesNotExist_IsNotAllocatedAndSaysSo()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [4]));
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings { Beta = 0 });
        Assert.False(run.HasState("w", "momentum"));
        Assert.Contains("keeps no momentum for w", Assert.Throws<InvalidOperationException>(() => run.State("w", "momentum").Length).Message);
        Assert.Contains("did you mean momentum?", Assert.Throws<KeyNotFoundException>(() => run.State("w", "momentun").Length).Message);
        Assert.Contains("no parameter v", Assert.Throws<KeyNotFoundException>(() => run.State("v", "momentum").Length).Message);
    }

    [Fact]
    public void State_AppearsWhenASchedulesValueAsksForIt()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [4]));
        table["w"].Gradients.Fill(1);
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings { Beta = new Ramp { From = 0, Slope = 0.25 }, Initial = 3 });
        run.Step();
        Assert.False(run.HasState("w", "momentum"));
        run.Step();
        Assert.Equal(0.25f * 3 + 1, run.State("w", "momentum")[0]);
    }

    [Fact]
    public void SettingOutOfRange_IsAnErrorBeforeTheRun()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [4]));
        Assert.Contains(
            "Momentum.Beta is 1.5: it must be at least 0 and below 1",
            Assert.ThrowsAny<ArgumentException>(() => OptimizerRun.Create(table, new MomentumSettings { Beta = 1.5 })).Message);
        Assert.Contains(
            "Momentum.LearningRate is NaN: it must be at least 0",
            Assert.ThrowsAny<ArgumentException>(() => OptimizerRun.Create(table, new MomentumSettings { LearningRate = double.NaN })).Message);
        Assert.Contains(
            "Momentum.Beta is null",
            Assert.ThrowsAny<ArgumentException>(() => OptimizerRun.Create(table, new MomentumSettings { Beta = null! })).Message);
        Assert.Contains(
            "Momentum.Beta: There is no schedule Rmap; did you mean Ramp?",
            Assert.ThrowsAny<ArgumentException>(() => OptimizerRun.Create(table, new MomentumSettings { Beta = new Slot { Schedule = "Rmap" } })).Message);
    }

    [Fact]
    public void ScheduledValueOutOfRange_NamesTheStepAndChangesNothing()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [4]), ("b", [4]));
        foreach (Parameter parameter in table)
            parameter.Gradients.Fill(1);
        RunOptions options = new() { Groups = [new() { Name = "second", Pattern = "b", Overrides = { ["Beta"] = new Ramp { From = 0.5, Slope = 0.25 } } }] };
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings(), options);
        run.Step();
        run.Step();
        float before = table["a"].Values[0];
        string message = Assert.Throws<ArgumentOutOfRangeException>(() => run.Step()).Message;
        Assert.Equal("At step 2 Momentum.Beta is 1: it must be at least 0 and below 1 (from Ramp(0.5, 0.25, 1000000, 0, 1000)) in the group second", message);
        Assert.Equal(2, run.Steps);
        Assert.Equal(before, table["a"].Values[0]);
    }

    [Fact]
    public void Step_BeforeGradients_NamesTheParameters()
    {
        using ParameterTable table = new();
        table.Add("a", new float[4]);
        table.Add("b", new float[4], new float[4]);
        table.Add("c", new float[4]);
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings());
        Assert.Equal("A step needs gradients; these parameters have none: a, c.", Assert.Throws<InvalidOperationException>(() => run.Step()).Message);
        table.SetGradient("a", new float[4]);
        table.SetGradient("c", new float[4]);
        Assert.Equal(1, run.Step().Step);
    }

    [Fact]
    public void Gradients_MayMoveBetweenSteps()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [20]), ("b", [20]));
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings { LearningRate = 1, Beta = 0 });
        run.Step();
        Assert.Equal(1, run.SegmentCount);
        float[] moved = Enumerable.Repeat(2f, 20).ToArray();
        table.SetGradient("b", moved);
        run.Step();
        Assert.Equal(2, run.SegmentCount);
        Assert.Equal(0, table["a"].Values[0]);
        Assert.Equal(-2, table["b"].Values[19]);
    }

    [Fact]
    public void Disposed_RefusesToStep()
    {
        ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [4]));
        OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings()), other = OptimizerRun.Create(table, new MomentumSettings());
        run.Dispose();
        run.Dispose();
        Assert.Throws<ObjectDisposedException>(() => run.Step());
        Assert.Throws<ObjectDisposedException>(() => run.Save("never"));
        table.Dispose();
        Assert.Throws<ObjectDisposedException>(() => other.Step());
        Assert.Throws<ObjectDisposedException>(() => OptimizerRun.Create(table, new MomentumSettings()));
    }

    [Fact]
    public void Result_ReadAfterTheNextStep_IsAnError()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [4]));
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings());
        StepResult result = run.Step();
        Assert.Equal(0.9, result["Beta"]);
        run.Step();
        Assert.Contains("step 1", Assert.Throws<InvalidOperationException>(() => result["Beta"]).Message);
    }

    [Fact]
    public void TableInUse_TakesNoMoreParameters()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [4]));
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings());
        Assert.Contains("v comes too late", Assert.Throws<InvalidOperationException>(() => table.Add("v", new float[2])).Message);
    }

    [Theory]
    [InlineData(0, 65536, "RunOptions.Threads is 0: it must be at least 1 and at most 1024")]
    [InlineData(1, 10, "RunOptions.ChunkElements is 10: it must be at least 1024 and at most 1073741824")]
    public void OptionOutOfRange_IsAnError(int threads, int chunk, string expected)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [4]));
        RunOptions options = new() { Threads = threads, ChunkElements = chunk };
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, new MomentumSettings(), options)).Message);
    }

    [Fact]
    public void Step_AllocatesNothingAfterTheFirst()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, Enumerable.Range(0, 50).Select(i => ($"w{i}", new[] { 1000 + i })).ToArray());
        float[] first = new float[1000], second = new float[1000];
        RunOptions options = new() { Threads = 2, ChunkElements = 4096, Groups = [new() { Name = "odd", Pattern = "*1", RateMultiplier = 0.5 }] };
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings { LearningRate = new Ramp() }, options);
        // Twice, so that both paths have been through the tiers of the JIT that allocate.
        for (int i = 0; i < 4; i++)
        {
            table.SetGradient("w0", i % 2 == 0 ? first : second);
            run.Step();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        double rate = 0;
        for (int i = 0; i < 20; i++)
        {
            table.SetGradient("w0", i % 2 == 0 ? first : second);
            rate += run.Step()["LearningRate"];
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(rate > 0);
    }

    [Fact]
    public void Step_DrivenByCompiledSchedules_AllocatesNothing()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [100]));
        table["w"].Gradients.Fill(1);
        OneCycleLR rate = new() { TotalSteps = 500 };
        using OptimizerRun run = AdamW.For(table, new() { LearningRate = rate, Beta1 = rate.Momentum, WeightDecay = new Wsd { Peak = 0.01, Steps = 500 } });
        for (int i = 0; i < 200; i++)
            run.Step();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200; i++)
            run.Step();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(400, run.Steps);
    }
}
