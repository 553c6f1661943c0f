using System.Collections.Generic;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

// Rules of this assembly: their kernels are written here.
public class ModifierTests(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(TestDevices.Kinds), MemberType = typeof(TestDevices))]
    public void AGate_RefusesAStep_WithoutTheHost(string kind)
    {
        if (TestDevices.Find(kind, output) is not { } device)
            return;
        using Pair pair = new((table, options) => GuardedAdamW.For(table, new GuardedAdamWSettings(), options), device);
        for (int step = 0; step < 7; step++)
        {
            bool isBad = step is 2 or 3;
            int weight = 0;
            (StepResult onHost, StepResult onDevice) = pair.Step(gradient => isBad && weight++ == 40 ? float.NaN : gradient);
            if (step == 3)
                Assert.Equal((onHost.Applied, onHost.Step), (onDevice.Applied, onDevice.Step));
        }

        Assert.Equal(5, pair.OnDevice.Steps);
        Assert.Equal(5, pair.OnHost.Steps);
        pair.RequireSame(units: 32);
        // ClearGradient stores 0 where the step counts.
        Assert.All(pair.Other["bias"].Gradients.ToArray(), gradient => Assert.Equal(0, gradient));
    }

    // The host reads schedules ahead for 64 updates, and knows their number within bounds only.
    [Fact]
    public void AGate_UnderASchedule_OutlastsTheWindow()
    {
        using Pair pair = new(
            (table, options) => GuardedAdamW.For(table, new GuardedAdamWSettings { LearningRate = new Schedules.Linear { Peak = 0.01, Steps = 200 } }, options),
            TestDevices.Find("cpu", output)!, shapes: [("w", [9])]);
        for (int step = 0; step < 150; step++)
            pair.Step(step % 10 == 7 ? _ => float.NaN : null);
        Assert.Equal(135, pair.OnDevice.Steps);
        (StepResult onHost, StepResult onDevice) = pair.Step();
        Assert.Equal(onHost["LearningRate"], onDevice["LearningRate"]);
        Assert.Equal(136, onDevice.Step);
        pair.RequireSame(units: 128);
    }

    [Fact]
    public void Accumulation_CountsUpdates_AndFlushes()
    {
        using Pair pair = new((table, options) => GatheringAdamW.For(table, new GatheringAdamWSettings(), options), TestDevices.Find("cpu", output)!);
        for (int step = 0; step < 8; step++)
        {
            (StepResult onHost, StepResult onDevice) = pair.Step(step == 4 ? _ => float.PositiveInfinity : null);
            Assert.Equal((onHost.Applied, onHost.Step), (onDevice.Applied, onDevice.Step));
        }

        Assert.Equal(pair.OnHost.Flush().Applied, pair.OnDevice.Flush().Applied);
        pair.RequireSame(units: 16);
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kinds), MemberType = typeof(TestDevices))]
    public void OrderStatistics_AreExact(string kind)
    {
        if (TestDevices.Find(kind, output) is not { } device)
            return;
        using Pair pair = new((table, options) => MaskedSgd.For(table, new MaskedSgdSettings(), options), device);
        for (int step = 0; step < 3; step++)
            pair.Step();
        pair.RequireSame(units: 2);
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kinds), MemberType = typeof(TestDevices))]
    public void RandomNumbers_AreThoseOfTheProcessor(string kind)
    {
        if (TestDevices.Find(kind, output) is not { } device)
            return;
        using Pair pair = new((table, options) => NoisySgd.For(table, new NoisySgdSettings(), options), device, new RunOptions { Threads = 1, Seed = 77L << 33 | 5 });
        for (int step = 0; step < 3; step++)
            pair.Step();
        pair.RequireSame(units: 8);
    }

    [Fact]
    public void Outputs_GoToTheirTables()
    {
        using ParameterTable first = ParameterTable.CreateArena(ElementType.BFloat16, Pair.Shapes), second = ParameterTable.CreateArena(ElementType.BFloat16, Pair.Shapes);
        Queue<ParameterTable> tables = new([first, second]);
        using Pair pair = new(
            (table, options) => CopyingAdamW.For(table, new CopyingAdamWSettings(), options with { Outputs = new Dictionary<string, ParameterTable> { ["WeightCopy"] = tables.Dequeue() } }),
            TestDevices.Find("cpu", output)!);
        pair.Step();
        foreach (Parameter parameter in first)
        {
            for (int i = 0; i < parameter.Length; i++)
                Assert.Equal((float)parameter.ValuesAs<BFloat16>()[i], (float)second[parameter.Name].ValuesAs<BFloat16>()[i], 0.01f);
        }
    }
}
