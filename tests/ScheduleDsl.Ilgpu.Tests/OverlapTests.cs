using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Optimizers;
using Xunit;
using Xunit.Abstractions;

namespace ScheduleDsl.Ilgpu.Tests;

// Decompositions that no weight of the step depends on follow when it has returned.
public sealed class OverlapTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);
    private static readonly (string Name, int[] Shape)[] Shapes = [("tall", [9, 4]), ("bias", [7]), ("wide", [3, 8]), ("several", [2, 6, 4]), ("embedding", [40, 5])];

    public static TheoryData<string, string, bool> Runs()
    {
        TheoryData<string, string, bool> data = [];
        foreach (string kind in new[] { "cpu", "cpu-host", "opencl" })
        {
            foreach (string rule in new[] { nameof(Soap), nameof(GuardedSoap), nameof(AveragedBasis) })
            {
                data.Add(kind, rule, false);
                data.Add(kind, rule, true);
            }
        }

        return data;
    }

    // Bases of both sides and of one, vectors of another rule behind them, a gate that refuses a step, an average.
    [Theory]
    [MemberData(nameof(Runs))]
    public void WithAndWithout_TheBitsAreTheSame(string kind, string rule, bool isResident)
    {
        if (TestDevices.Find(kind, output) is null)
            return;
        using IlgpuDevice waiting = Open(kind, waits: true), going = Open(kind, waits: false);
        using Trained one = new(waiting, Settings(rule), isResident), other = new(going, Settings(rule), isResident);
        for (int step = 0; step < 6; step++)
        {
            bool isRefused = step == 3 && rule == nameof(GuardedSoap);
            one.Step(step, isRefused);
            other.Step(step, isRefused);
            Assert.False(one.Tail.IsPending);
            // The first call of SOAP makes bases, and later ones turn them. On the host Lamb's norms keep their place among all else.
            if (kind != "cpu-host" && (rule == nameof(AveragedBasis) || step is 0 or 2))
                Assert.True(other.Tail.IsPending);
            if (!isResident)
                Assert.Equal(one.Weights(), other.Weights());
        }

        Assert.Equal(one.Everything(), other.Everything());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AStepReturns_BeforeTheDecompositionIsOver(bool isResident)
    {
        using IlgpuDevice waiting = Open("cpu", waits: true), going = Open("cpu", waits: false);
        using Trained one = new(waiting, Settings(nameof(AveragedBasis)), isResident), other = new(going, Settings(nameof(AveragedBasis)), isResident);
        for (int step = 0; step < 4; step++)
        {
            using ManualResetEventSlim released = new();
            bool isOver = false;
            other.Tail.Entering = () =>
            {
                isOver = released.Wait(Long);
            };
            one.Step(step);
            other.Step(step);
            Assert.False(isOver);
            if (!isResident)
                Assert.Equal(one.Weights(), other.Weights());
            released.Set();
            other.Run.ReadWeights();
            Assert.True(isOver);
            one.Run.ReadWeights();
            Assert.Equal(one.Weights(), other.Weights());
        }

        Assert.Equal(one.Everything(), other.Everything());
    }

    public static TheoryData<string> Calls => new(Joining.Keys);

    private static readonly Dictionary<string, Action<Trained>> Joining = new()
    {
        ["Step"] = trained =>
        {
            trained.Tail.Entering = null;
            trained.Step(7);
            trained.Run.ReadWeights();
        },
        ["ReadWeights"] = trained => trained.Run.ReadWeights(),
        ["WriteWeights"] = trained => trained.Run.WriteWeights(),
        ["EvaluationWeights"] = trained => trained.Run.EvaluationWeights().Dispose(),
        ["StateValues"] = trained => trained.Run.StateValues("tall", "basis"),
        ["SetState"] = trained => trained.Run.SetState("tall", "basis", new float[81]),
        ["Save"] = trained => trained.Run.Save(new MemoryStream()),
        ["MoveTo"] = trained => trained.Run.MoveTo(null),
        ["Load"] = trained =>
        {
            using Trained other = new(trained.Device, Settings(nameof(AveragedBasis)), isResident: false);
            using MemoryStream file = new();
            other.Run.Save(file);
            file.Position = 0;
            trained.Run.Load(file);
        },
        ["ContinueAt"] = trained => trained.Run.ContinueAt(2),
        ["StepAt"] = trained =>
        {
            trained.Tail.Entering = null;
            trained.Run.StepAt(1);
            trained.Run.ReadWeights();
        },
        ["Dispose"] = trained => trained.Run.Dispose(),
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void EveryCall_WaitsForWhatIsLeft(string call)
    {
        using IlgpuDevice device = Open("cpu", waits: false);
        using Trained trained = new(device, Settings(nameof(AveragedBasis)), isResident: false);
        trained.Step(0);
        using ManualResetEventSlim released = new();
        bool isOver = false;
        trained.Tail.Entering = () => isOver = released.Wait(Long);
        trained.Step(1);
        StepTail tail = trained.Tail;
        Beside(() => Joining[call](trained), released.Set);
        Assert.True(isOver);
        Assert.False(tail.IsPending);
    }

    // The weights are there and the step counts; what failed is told once, and the run goes on.
    [Theory]
    [MemberData(nameof(Calls))]
    public void WhatFails_IsToldByTheNextCall(string call)
    {
        using IlgpuDevice device = Open("cpu", waits: false);
        using Trained trained = new(device, Settings(nameof(AveragedBasis)), isResident: false);
        trained.Step(0);
        trained.Tail.Entering = () => throw new InvalidOperationException("no basis today");
        float[] before = trained.Weights();
        trained.Step(1);
        Assert.NotEqual(before, trained.Weights());
        Assert.Equal(2, trained.Run.Steps);
        Assert.Equal("no basis today", Assert.Throws<InvalidOperationException>(() => Joining[call](trained)).Message);
        trained.Tail.Entering = null;
        if (call == "Dispose")
        {
            trained.Run.Dispose();
            Assert.Throws<ObjectDisposedException>(() => trained.Run.Step());
            return;
        }

        trained.Step(2);
        trained.Run.ReadWeights();
        Assert.Equal(3, trained.Run.Steps);
        Assert.Equal((3, true), trained.Run.Execution!.Settle());
    }

    [Fact]
    public void ADevice_IsGivenBackBehindWhatIsLeft()
    {
        IlgpuDevice device = Open("cpu", waits: false);
        using Trained trained = new(device, Settings(nameof(AveragedBasis)), isResident: true);
        using ManualResetEventSlim released = new();
        int over = 0;
        trained.Tail.Entering = () => over += released.Wait(Long) ? 1 : 0;
        trained.Step(0);
        Beside(device.Synchronize, released.Set);
        Assert.Equal(1, over);
        trained.Step(1);
        device.Dispose();
        Assert.Equal(2, over);
        Assert.Throws<ObjectDisposedException>(() => trained.Run.Step());
    }

    [Fact]
    public void ViewsOfWeightsAndGradients_AreThereAtOnce()
    {
        using IlgpuDevice device = Open("cpu", waits: false);
        using Trained trained = new(device, Settings(nameof(AveragedBasis)), isResident: true);
        using ManualResetEventSlim released = new();
        trained.Tail.Entering = () => released.Wait(Long);
        trained.Step(0);
        IlgpuMemory memory = device.MemoryOf(trained.Run);
        Assert.Equal(36, memory.Weights("tall").Length);
        Assert.Equal(36, memory.Gradients("tall").Length);
        Assert.True(trained.Tail.IsPending);
        released.Set();
        trained.Run.ReadWeights();
    }

    // Gradients that stay are the caller's again when the step returns, and what the step needs is waited for.
    [Theory]
    [InlineData(nameof(LateBasis), false, true)]
    [InlineData(nameof(LateBasis), true, false)]
    [InlineData(nameof(EarlyBasis), false, false)]
    [InlineData(nameof(EarlyBasis), true, false)]
    public void WhatFollows_DependsOnReadsAndWrites(string rule, bool isResident, bool follows)
    {
        using IlgpuDevice waiting = Open("cpu", waits: true), going = Open("cpu", waits: false);
        using Trained one = new(waiting, Settings(rule), isResident), other = new(going, Settings(rule), isResident);
        for (int step = 0; step < 3; step++)
        {
            one.Step(step);
            other.Step(step);
            Assert.Equal(follows, other.Tail.IsPending);
        }

        Assert.Equal(one.Everything(), other.Everything());
    }

    [Fact]
    public void WhatCannotBeDecomposed_IsToldByTheNextCall_OnTheCallersThread()
    {
        using IlgpuDevice device = Open("cpu", waits: false);
        List<(MatrixFault Fault, int Thread)> faults = [];
        using Trained trained = new(device, Settings(nameof(LateBasis)), isResident: false, fault => faults.Add((fault, Environment.CurrentManagedThreadId)));
        trained.Step(0, isRefused: true);
        Assert.Empty(faults);
        trained.Run.ReadWeights();
        Assert.NotEmpty(faults);
        Assert.All(faults, told => Assert.Equal((1, Environment.CurrentManagedThreadId), (told.Fault.Step, told.Thread)));
    }

    [Fact]
    public void RunsOnOneDevice_DoNotDisturbEachOther()
    {
        using IlgpuDevice waiting = Open("cpu", waits: true), going = Open("cpu", waits: false);
        Trained[] ones = [.. Enumerable.Range(0, 3).Select(_ => new Trained(waiting, Settings(nameof(AveragedBasis)), isResident: false))];
        Trained[] others = [.. Enumerable.Range(0, 3).Select(_ => new Trained(going, Settings(nameof(AveragedBasis)), isResident: false))];
        for (int step = 0; step < 4; step++)
        {
            for (int i = 0; i < ones.Length; i++)
            {
                ones[i].Step(step + i);
                others[i].Step(step + i);
            }
        }

        for (int i = 0; i < ones.Length; i++)
        {
            Assert.Equal(ones[i].Everything(), others[i].Everything());
            ones[i].Dispose();
            others[i].Dispose();
        }
    }

    // A call that may wait for what is done beside it.
    private static void Beside(Action call, Action work)
    {
        Exception? failed = null;
        Thread calling = new(() =>
        {
            try
            {
                call();
            }
            catch (Exception e)
            {
                failed = e;
            }
        });
        calling.Start();
        work();
        Assert.True(calling.Join(Long));
        Assert.Null(failed);
    }

    private static IlgpuDevice Open(string kind, bool waits) => IlgpuDevice.Open(
        kind.Split('-')[0],
        new IlgpuOptions { WaitForDecompositions = waits, UniformsOnHost = kind == "cpu-host", AcceptOpenCLWithoutGenericAddressSpace = true });

    private static OptimizerSettings Settings(string rule) => rule switch
    {
        nameof(Soap) => new SoapSettings { LearningRate = 0.01, Refresh = 2, LongestSide = 20 },
        nameof(GuardedSoap) => new GuardedSoapSettings { LongestSide = 20 },
        nameof(AveragedBasis) => new AveragedBasisSettings(),
        nameof(LateBasis) => new LateBasisSettings(),
        _ => new EarlyBasisSettings(),
    };

    /// <summary>A run whose weights and gradients are a function of seeds.</summary>
    private sealed class Trained : IDisposable
    {
        private readonly ParameterTable table;

        public Trained(IlgpuDevice device, OptimizerSettings settings, bool isResident, Action<MatrixFault>? onFault = null)
        {
            Device = device;
            // No more columns than rows can be orthonormal.
            bool isTall = settings is LateBasisSettings or EarlyBasisSettings;
            table = ParameterTable.CreateArena(ElementType.Float32, [.. Shapes.Where(shape => !isTall || shape.Name is "tall" or "embedding")]);
            Fill(parameter => parameter.Values, seed: 5);
            Run = OptimizerRun.Create(
                table,
                isTall ? [new Route(settings) { Name = "matrices", MinRank = 2 }] : [new Route(settings) { Name = "matrices", MinRank = 2 }, new Route(new LambSettings()) { Name = "vectors", MaxRank = 1 }],
                new RunOptions { Device = isResident ? device.Resident : device, OnMatrixFault = onFault });
            Tail = ((IlgpuRun)Run.Execution!).Tail;
        }

        public IlgpuDevice Device { get; }

        public OptimizerRun Run { get; }

        public StepTail Tail { get; }

        public void Step(int number, bool isRefused = false)
        {
            Fill(parameter => parameter.Gradients, number);
            if (isRefused)
                table["tall"].Gradients[3] = float.NaN;
            if (Run.Execution is IlgpuRun { IsResident: true } resident)
            {
                foreach (Parameter parameter in table)
                    resident.Memory.Gradients(parameter.Name).CopyFromCPU(Device.Stream, parameter.Gradients.ToArray());
            }

            Run.Step();
        }

        public float[] Weights() => [.. table.SelectMany(parameter => parameter.Values.ToArray())];

        /// <summary>The bits of weights and states.</summary>
        public int[] Everything()
        {
            Run.ReadWeights();
            return
            [
                .. Weights().Select(BitConverter.SingleToInt32Bits),
                .. Run.Content.Tensors.SelectMany(tensor => tensor.Group.Route.Rule.States
                    .Where(state => state.Space is not (StateSpace.Tensor or StateSpace.Global) && Run.HasState(tensor.Parameter.Name, state.Name))
                    .SelectMany(state => Run.StateValues(tensor.Parameter.Name, state.Name))).Select(BitConverter.SingleToInt32Bits),
            ];
        }

        public void Dispose()
        {
            Tail.Entering = null;
            Run.Dispose();
            table.Dispose();
        }

        private void Fill(NumbersOf numbers, int seed)
        {
            Random random = new(seed);
            foreach (Parameter parameter in table)
            {
                Span<float> target = numbers(parameter);
                for (int i = 0; i < target.Length; i++)
                    target[i] = (float)(random.NextDouble() * 2 - 1);
            }
        }

        private delegate Span<float> NumbersOf(Parameter parameter);
    }
}
