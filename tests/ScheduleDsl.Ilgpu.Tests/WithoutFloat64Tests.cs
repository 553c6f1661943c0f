using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ILGPU.Runtime.OpenCL;
using ScheduleDsl.Optimizers;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

// An OpenCL device that says that it has no float64: ILGPU then refuses every kernel that knows a double.
public class WithoutFloat64Tests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, StatePrecision> Codes = new() { ["first"] = StatePrecision.Block8Signed, ["second"] = StatePrecision.Block8Unsigned };

    [Fact]
    public void RunsAreTheSame_AndNoKernelKnowsADouble()
    {
        if (TestDevices.Find("opencl", output)?.Accelerator.Device is not CLDevice device)
            return;
        PropertyInfo float64 = typeof(CLCapabilityContext).GetProperty(nameof(CLCapabilityContext.Float64))!;
        float64.SetValue(device.Capabilities, false);
        try
        {
            using IlgpuDevice without = IlgpuDevice.Open("opencl", new IlgpuOptions { AcceptOpenCLWithoutGenericAddressSpace = true });
            Assert.True(without.UniformsOnHost);
            Require(without, 32, (table, options) => GuardedAdamW.For(table, new GuardedAdamWSettings(), options));
            Require(without, 64, (table, options) => OptimizerRun.Create(table, new LambSettings(), options));
            Require(without, 64, (table, options) => OptimizerRun.Create(table, new AdafactorSettings(), options), minRank: 2);
            Require(without, 2, (table, options) => MaskedSgd.For(table, new MaskedSgdSettings(), options));
            Require(without, 8, (table, options) => NoisySgd.For(table, new NoisySgdSettings(), options));
            Require(without, 256, (table, options) => ManyOperations.For(table, new ManyOperationsSettings(), options), minRank: 2);
            Require(without, 16, (table, options) => OptimizerRun.Create(table, new AdamWSettings(), options with { StatePrecisions = Codes }));
        }
        finally
        {
            float64.SetValue(device.Capabilities, true);
        }
    }

    private static void Require(IlgpuDevice device, double units, Func<ParameterTable, RunOptions, OptimizerRun> create, int minRank = 0)
    {
        using Pair pair = new(create, device, shapes: [.. Pair.Shapes.Where(shape => shape.Shape.Length >= minRank)]);
        for (int step = 0; step < 3; step++)
            pair.Step();
        pair.RequireSame(units);
    }
}
