using System.Linq;
using ScheduleDsl.Optimizers;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

public class LaunchTests(ITestOutputHelper output)
{
    [Fact]
    public void TwoHundredSmallTensors_AreThreeLaunches()
    {
        IlgpuDevice device = TestDevices.Find("cpu", output)!;
        (string, int[])[] shapes = [.. Enumerable.Range(0, 200).Select(i => ($"t{i}", i % 2 == 0 ? new[] { 3, 4 } : [5]))];
        using Pair pair = new((table, options) => OptimizerRun.Create(table, new AdamWSettings { LearningRate = new Schedules.Linear { Peak = 0.01, Steps = 100 } }, options), device, shapes: shapes);
        pair.Step();
        long before = device.Launches;
        for (int step = 0; step < 4; step++)
            pair.Step();
        Assert.InRange(device.Launches - before, 4, 4 * 3);
        output.WriteLine($"{(device.Launches - before) / 4} launches for each step");
        pair.RequireSame(units: 16);
    }

    [Fact]
    public void GroupsAndRoutes_ShareAStep()
    {
        IlgpuDevice device = TestDevices.Find("cpu", output)!;
        using Pair pair = new(
            (table, options) => OptimizerRun.Create(
                table,
                [
                    new Route(new LionSettings { LearningRate = 1e-3 }) { Name = "matrices", MinRank = 2, Groups = [new ParameterGroup { Name = "first", Pattern = "matrix", RateMultiplier = 0.5 }] },
                    new Route(new GuardedAdamWSettings()) { Name = "vectors", MaxRank = 1 },
                ],
                options),
            device);
        for (int step = 0; step < 5; step++)
            pair.Step(step == 2 ? _ => float.NaN : null);
        Assert.Equal(pair.OnHost.Steps, pair.OnDevice.Steps);
        pair.RequireSame(units: 32);
    }
}
