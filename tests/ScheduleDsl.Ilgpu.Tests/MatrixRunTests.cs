using System;
using System.IO;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;
using ScheduleDsl.Optimizers;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

// Whole runs of rules with matrix operations, beside the processor's.
public class MatrixRunTests(ITestOutputHelper output)
{
    private static readonly (string Name, int[] Shape)[] Matrices = [("tall", [9, 4]), ("wide", [3, 8]), ("square", [5, 5]), ("several", [2, 6, 4])];
    private static readonly (string Name, int[] Shape)[] Single = [.. Matrices[..3]];

    [Theory]
    [MemberData(nameof(TestDevices.Kinds), MemberType = typeof(TestDevices))]
    public void ManyOperations_ForEveryMatrixOfATensor(string kind)
    {
        if (TestDevices.Find(kind, output) is not { } device)
            return;
        using Pair pair = new((table, options) => ManyOperations.For(table, new ManyOperationsSettings(), options), device, shapes: Matrices);
        for (int step = 0; step < 4; step++)
            pair.Step();
        pair.RequireSame(units: 256);
    }

    [Theory]
    [MemberData(nameof(TestDevices.Kinds), MemberType = typeof(TestDevices))]
    public void RandomMatrices_AreThoseOfTheProcessor(string kind)
    {
        if (TestDevices.Find(kind, output) is not { } device)
            return;
        using Pair pair = new((table, options) => RandomDirections.For(table, new RandomDirectionsSettings(), options), device, new RunOptions { Threads = 1, Seed = 91L << 34 | 3 }, shapes: Single);
        for (int step = 0; step < 5; step++)
            pair.Step();
        pair.RequireSame(units: 32);
    }

    // States of other spaces go there and back, and to a file and from there.
    [Theory]
    [InlineData(nameof(Soap))]
    [InlineData(nameof(Dion))]
    [InlineData(nameof(GaLore))]
    [InlineData(nameof(Apollo))]
    [InlineData(nameof(Conda))]
    public void ARunMoves_ThereAndBack(string optimizer)
    {
        IlgpuDevice device = TestDevices.Find("cpu", output)!;
        OptimizerSettings settings = Registry.Optimizers.Single(entry => entry.Type.Name == optimizer).CreateSettings();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using Pair pair = new((table, options) => OptimizerRun.Create(table, settings, options), device, shapes: Single);
            pair.Step();
            pair.StartAlike();
            pair.Step();
            pair.OnDevice.MoveTo(null);
            pair.Step();
            pair.OnDevice.MoveTo(device.Resident);
            pair.Step();
            pair.RequireSame(units: 1024);
            pair.OnDevice.Save(path, new SaveOptions { IncludeParameters = true });
            pair.OnHost.Load(path);
            pair.OnDevice.MoveTo(null);
            pair.OnDevice.Load(path);
            pair.OnDevice.MoveTo(device);
            pair.Step();
            pair.Step();
            Assert.Equal(6, pair.OnDevice.Steps);
            pair.RequireSame(units: 1024);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Neither a refused step nor one whose gradients cannot be decomposed spoils a basis.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void NumbersThatAreNotFinite_LeaveTheLastBasis(bool isGuarded)
    {
        IlgpuDevice device = TestDevices.Find("cpu", output)!;
        using Pair pair = new(
            (table, options) => isGuarded
                ? GuardedSoap.For(table, new GuardedSoapSettings(), options)
                : OptimizerRun.Create(table, new CondaSettings { Gap = 1 }, options),
            device, shapes: Single);
        for (int step = 0; step < 6; step++)
        {
            pair.Step(step == 4 ? _ => float.NaN : null);
            if (step == 0)
                pair.StartAlike();
        }

        Assert.Equal(pair.OnHost.Steps, pair.OnDevice.Steps);
        foreach (string state in isGuarded ? (string[])["leftBasis", "rightBasis"] : ["left", "right"])
        {
            foreach (Parameter parameter in pair.Host.Where(parameter => pair.OnHost.HasState(parameter.Name, state)))
            {
                Assert.All(pair.OnDevice.StateValues(parameter.Name, state), value => Assert.True(float.IsFinite(value)));
                Assert.All(
                    pair.OnHost.StateValues(parameter.Name, state).Zip(pair.OnDevice.StateValues(parameter.Name, state)),
                    both => Assert.Equal(both.First, both.Second, 1e-4f));
            }
        }

        if (isGuarded)
            pair.RequireSame(units: 2048);
    }

    // Products read floats: what is kept in less is widened for them.
    [Theory]
    [InlineData(StatePrecision.Float32, true)]
    [InlineData(StatePrecision.BFloat16, false)]
    [InlineData(StatePrecision.Block8Signed, false)]
    public void WhatIsKeptInLess_IsWidenedForProducts(StatePrecision states, bool isHalf)
    {
        IlgpuDevice device = TestDevices.Find("cpu", output)!;
        using Pair pair = new(
            (table, options) => OptimizerRun.Create(table, new MuonSettings { LearningRate = 0.01 }, options), device,
            new RunOptions { Threads = 1, StatePrecision = states }, isHalf ? ElementType.BFloat16 : ElementType.Float32, shapes: Single);
        for (int step = 0; step < 3; step++)
            pair.Step();
        foreach (Parameter parameter in pair.Host)
            Assert.All(Pair.Floats(parameter).Zip(Pair.Floats(pair.Other[parameter.Name])), both => Assert.Equal(both.First, both.Second, 0.01f));
    }

    [Fact]
    public void BorrowedGradients_AreReadWhereTheyAre()
    {
        IlgpuDevice device = TestDevices.Find("cpu", output)!;
        using Pair pair = new((table, options) => OptimizerRun.Create(table, new SoapSettings { Refresh = 2 }, options), device, isResident: true, shapes: Single);
        using MemoryBuffer1D<float, Stride1D.Dense> gradients = device.Accelerator.Allocate1D<float>(24);
        pair.Step();
        pair.StartAlike();
        device.MemoryOf(pair.OnDevice).Borrow("wide", 0, gradients.NativePtr);
        for (int step = 0; step < 3; step++)
            pair.Step();
        pair.RequireSame(units: 1024);
    }

    [Fact]
    public void SidesThatHaveNoBasis_TakeNoMemory()
    {
        IlgpuDevice device = TestDevices.Find("cpu", output)!;
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("embedding", [500, 2]), ("w", [4, 3]));
        using OptimizerRun run = OptimizerRun.Create(table, new SoapSettings { LongestSide = 100 }, new RunOptions { Device = device.Resident });
        run.Step();
        run.Step();
        Assert.InRange(((IlgpuRun)run.Execution!).DeviceBytes, 1, 500 * 500 * sizeof(float) - 1);
    }

    // Fifteen products with a number for each weight or pair of rows, in the memory of those that are needed at a time.
    [Fact]
    public void ScratchOfAChainOfProducts_IsShared()
    {
        KernelPlan plan = DeviceRules.Find(typeof(NorMuon).FullName!)!.Plan;
        int[] homes = ScratchSharing.HomesOf(plan);
        int[] scratch = [.. Enumerable.Range(0, homes.Length).Where(place => plan.Tensors[place].Source == TensorSource.Scratch)];
        int[] used = [.. scratch.Select(place => homes[place]).Distinct()];
        output.WriteLine($"{used.Length} of {scratch.Length}: {string.Join(", ", used.Select(place => plan.Tensors[place].Space))}");
        Assert.True(used.Count(place => plan.Tensors[place].Space == StateSpace.Element) <= 4);
        Assert.True(used.Count(place => plan.Tensors[place].Space == StateSpace.RowsByRows) <= 3);
        Assert.All(scratch, place => Assert.Equal(plan.Tensors[place].Space, plan.Tensors[homes[place]].Space));
    }
}
