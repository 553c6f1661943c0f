using System;
using System.IO;
using System.Linq;
using ScheduleDsl.Optimizers;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

// Uniform code on the host, for devices without float64: the kernels of loops are the same, and so are their results where the numbers are that they are handed.
public class HostUniformTests(ITestOutputHelper output)
{
    private const int Steps = 4;

    // One loop, norms of tensors and of the run, rows and columns, blocks, order statistics, random numbers, matrices, states of the run.
    public static TheoryData<string> Rules => [nameof(AdamW), nameof(Lion), nameof(Lamb), nameof(Adafactor), nameof(AdamMini), nameof(RAdam), nameof(Dog), nameof(Muon), nameof(Soap), nameof(Sgd)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void WeightsHaveTheBits_OfUniformCodeInKernels(string optimizer)
    {
        OptimizerSettings settings = Registry.Optimizers.Single(entry => entry.Type.Assembly == typeof(Scalar).Assembly && entry.Type.Name == optimizer).CreateSettings();
        RequireSameBits(optimizer, (table, options) => OptimizerRun.Create(table, settings, options));
    }

    [Fact]
    public void SoHaveThose_OfGatesOrderStatisticsAndMatrices()
    {
        RequireSameBits("GuardedAdamW", (table, options) => GuardedAdamW.For(table, new GuardedAdamWSettings(), options));
        RequireSameBits("MaskedSgd", (table, options) => MaskedSgd.For(table, new MaskedSgdSettings(), options));
        RequireSameBits("ManyOperations", (table, options) => ManyOperations.For(table, new ManyOperationsSettings(), options));
    }

    // A gate is decided by the host, so a step says at once whether it counts.
    [Fact]
    public void ARefusedStep_IsKnownAtOnce()
    {
        IlgpuDevice device = TestDevices.Find("cpu-host", output)!;
        Assert.True(device.UniformsOnHost);
        using Pair pair = new((table, options) => GuardedAdamW.For(table, new GuardedAdamWSettings(), options), device);
        for (int step = 0; step < 6; step++)
        {
            (StepResult onHost, StepResult onDevice) = pair.Step(step is 1 or 4 ? _ => float.NaN : null);
            Assert.Equal((step is not (1 or 4), onHost.Step), (onDevice.Applied, onDevice.Step));
        }

        Assert.Equal(4, pair.OnDevice.Steps);
        pair.RequireSame(units: 32);
    }

    [Fact]
    public void ARunGoesOn_WithUniformCodeInKernels_AndBack()
    {
        (IlgpuDevice host, IlgpuDevice kernels) = (TestDevices.Find("cpu-host", output)!, TestDevices.Find("cpu", output)!);
        using Pair pair = new((table, options) => GatheringAdamW.For(table, new GatheringAdamWSettings(), options), host);
        foreach (IlgpuDevice next in new[] { kernels, host, kernels })
        {
            for (int step = 0; step < 4; step++)
                pair.Step();
            pair.OnDevice.MoveTo(next);
        }

        using MemoryStream file = new();
        pair.OnDevice.Save(file, new SaveOptions { IncludeParameters = true });
        pair.OnDevice.MoveTo(host);
        file.Position = 0;
        pair.OnDevice.Load(file);
        pair.Step();
        Assert.Equal(pair.OnHost.Steps, pair.OnDevice.Steps);
        pair.RequireSame(units: 32);
    }

    [Fact]
    public void ResidentWeights_UnderASchedule()
    {
        using Pair pair = new(
            (table, options) => OptimizerRun.Create(table, new LambSettings { LearningRate = new Schedules.Linear { Peak = 0.01, Steps = 100 } }, options), TestDevices.Find("cpu-host", output)!, isResident: true);
        for (int step = 0; step < 5; step++)
            pair.Step();
        pair.RequireSame(units: 64);
    }

    private void RequireSameBits(string what, Func<ParameterTable, RunOptions, OptimizerRun> create)
    {
        using OptimizerRun probe = create(ParameterTable.CreateArena(ElementType.Float32, ("probe", [3, 3])), new RunOptions());
        (string, int[])[] shapes = [.. Pair.Shapes.Where(shape => probe.Content.Routes.All(route => shape.Shape.Length >= route.Rule.Ranks.Least && shape.Shape.Length <= route.Rule.Ranks.Most))];
        using Pair kernels = new(create, TestDevices.Find("cpu", output)!, shapes: shapes), host = new(create, TestDevices.Find("cpu-host", output)!, shapes: shapes);
        for (int step = 0; step < Steps; step++)
        {
            kernels.Step();
            host.Step();
        }

        foreach (Parameter parameter in kernels.Other)
        {
            int[] expected = Bits(kernels.Other, parameter.Name), actual = Bits(host.Other, parameter.Name);
            Assert.True(expected.SequenceEqual(actual), $"{what}: {expected.Zip(actual).Count(pair => pair.First != pair.Second)} of {expected.Length} weights of {parameter.Name} differ");
        }
    }

    private static int[] Bits(ParameterTable table, string parameter) => [.. table[parameter].Values.ToArray().Select(BitConverter.SingleToInt32Bits)];
}
