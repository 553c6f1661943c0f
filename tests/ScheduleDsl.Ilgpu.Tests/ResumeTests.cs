using System.IO;
using ScheduleDsl.Optimizers;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

// A run moves between processor and device by one argument, state and step included.
public class ResumeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ARunMoves_ThereAndBack(bool isResident)
    {
        IlgpuDevice device = TestDevices.Find("cpu", output)!;
        using Pair pair = new((table, options) => OptimizerRun.Create(table, new AdamWSettings { LearningRate = 0.01 }, options), device, isResident: isResident);
        for (int step = 0; step < 2; step++)
            pair.Step();
        pair.OnDevice.MoveTo(null);
        Assert.Null(pair.OnDevice.Device);
        for (int step = 0; step < 2; step++)
            pair.Step();
        pair.OnDevice.MoveTo(device);
        for (int step = 0; step < 2; step++)
            pair.Step();
        Assert.Equal(6, pair.OnDevice.Steps);
        pair.RequireSame(units: 16);
    }

    [Fact]
    public void ASavedRun_GoesOnElsewhere()
    {
        IlgpuDevice device = TestDevices.Find("cpu", output)!;
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using Pair pair = new((table, options) => OptimizerRun.Create(table, new AdamWSettings { LearningRate = 0.01 }, options), device);
            for (int step = 0; step < 3; step++)
                pair.Step();
            // What the device saves the processor goes on with, and the other way round.
            pair.OnDevice.Save(path, new SaveOptions { IncludeParameters = true });
            pair.OnHost.Load(path);
            pair.Step();
            pair.OnHost.Save(path, new SaveOptions { IncludeParameters = true });
            pair.OnDevice.Load(path);
            pair.Step();
            Assert.Equal(5, pair.OnDevice.Steps);
            pair.RequireSame(units: 16);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void EvaluationWeights_ComeAndGo()
    {
        IlgpuDevice device = TestDevices.Find("cpu", output)!;
        using Pair pair = new((table, options) => GuardedAdamW.For(table, new GuardedAdamWSettings(), options), device, isResident: false);
        for (int step = 0; step < 3; step++)
            pair.Step();
        using (pair.OnHost.EvaluationWeights())
        using (pair.OnDevice.EvaluationWeights())
            pair.RequireSameWeights(units: 32);
        pair.Step();
        pair.RequireSame(units: 32);
    }

    [Fact]
    public void WhatIsSetWhileARunGoesOn_ReachesTheDevice()
    {
        using Pair pair = new((table, options) => GuardedAdamW.For(table, new GuardedAdamWSettings(), options), TestDevices.Find("cpu", output)!);
        pair.Step();
        foreach (OptimizerRun run in new[] { pair.OnHost, pair.OnDevice })
            run.SetHyper("LearningRate", 0.2);
        (StepResult onHost, StepResult onDevice) = pair.Step();
        Assert.Equal(onHost["LearningRate", "default"], onDevice["LearningRate", "default"]);
        foreach (OptimizerRun run in new[] { pair.OnHost, pair.OnDevice })
        {
            run.SetState("bias", "first", [1, 2, 3, 4, 5, 6, 7]);
            run.ContinueAt(40);
        }

        pair.Step();
        Assert.Equal(41, pair.OnDevice.Steps);
        pair.RequireSame(units: 32);
    }
}
