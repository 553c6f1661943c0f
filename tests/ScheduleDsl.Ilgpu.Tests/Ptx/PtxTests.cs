using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Ilgpu.Tests.Ptx;

/// <summary>What generated kernels become on NVIDIA's devices, read from the text that ILGPU would hand to the driver: it takes neither a device nor a driver.</summary>
public sealed class PtxTests(PtxCompiler compiler) : IClassFixture<PtxCompiler>
{
    // A thread group reads its item whole: six longs in pairs, one alone, and two ints.
    private static readonly string[] ItemLoads = ["ld.global.b64", "ld.global.v2.b32", "ld.global.v2.b64", "ld.global.v2.b64", "ld.global.v2.b64"];

    public static TheoryData<string> Rules => [.. RuleKernels.BuiltIns.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void UniformCode_IsOneEntryWithoutCallsAndWithoutApproximations(string rule)
    {
        foreach (MethodInfo stage in KernelsOf(rule).Stages)
            RequirePlain(stage, compiler.Stage(stage));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Loop_LoadsEachOperandOnceAndStoresEachResultOnce(string rule)
    {
        foreach ((LoopStep step, MethodInfo method) in KernelsOf(rule).Loops)
        {
            PtxText ptx = compiler.Loop(method);
            RequirePlain(method, ptx);

            // Column sums grow in memory: they are read as well, line after line.
            int sums = step.Writes.Count(place => Find(rule).Plan.Tensors[place].Source == TensorSource.ColumnSums);
            RequireSame(
                method, ptx, "loads", ptx.GlobalLoads,
                [
                    "ld.global.b64", // The gate.
                    .. ItemLoads,
                    .. Enumerable.Repeat("ld.global.b32", UniformReads.Of(method)),
                    .. Enumerable.Repeat("ld.global.f32", step.Reads.Count + sums),
                ]);
            RequireSame(method, ptx, "stores", ptx.GlobalStores, [.. Enumerable.Repeat("st.global.f32", step.Writes.Count + Partials(step))]);
            RequireNone(method, ptx.Doubles);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void HalfTheBytes_AreLoadedAndStoredAsOften(string rule)
    {
        DeviceRule device = Find(rule);
        RuleKernels kernels = new(device, tensor => IsHalf(tensor) ? typeof(BFloat16Memory) : typeof(PlainFloats));
        foreach ((LoopStep step, MethodInfo method) in kernels.Loops)
        {
            PtxText ptx = compiler.Loop(method);
            RequirePlain(method, ptx);
            int halves = step.Reads.Count(place => IsHalf(device.Plan.Tensors[place])), stored = step.Writes.Count(place => IsHalf(device.Plan.Tensors[place]));
            RequireSame(method, ptx, "loads of 2 bytes", ptx.GlobalLoads.Where(IsOfTwoBytes), [.. Enumerable.Repeat("ld.global.b16", halves)]);
            RequireSame(method, ptx, "stores of 2 bytes", ptx.GlobalStores.Where(IsOfTwoBytes), [.. Enumerable.Repeat("st.global.b16", stored)]);
            RequireNone(method, ptx.Doubles);
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void CodedStates_AreStoredOnceWithTheLargestOfTheirBlock(string rule)
    {
        DeviceRule device = Find(rule);
        RuleKernels kernels = new(device, tensor => tensor.Source == TensorSource.State ? typeof(Block8Memory) : typeof(PlainFloats));
        foreach ((LoopStep step, MethodInfo method) in kernels.BlockedLoops)
        {
            PtxText ptx = compiler.Loop(method);
            RequirePlain(method, ptx);
            int coded = step.Writes.Count(place => device.Plan.Tensors[place] is { Source: TensorSource.State, Space: StateSpace.Element });
            RequireSame(
                method, ptx, "stores", ptx.GlobalStores,
                [.. Enumerable.Repeat("st.global.b8", coded), .. Enumerable.Repeat("st.global.f32", step.Writes.Count)]);
            RequireNone(method, ptx.Doubles);
        }
    }

    [Theory]
    [InlineData(typeof(CompensatedMemory))]
    [InlineData(typeof(StochasticMemory))]
    [InlineData(typeof(Float16Memory))]
    [InlineData(typeof(UniformDraw))]
    [InlineData(typeof(SignDraw))]
    [InlineData(typeof(NormalDraw))]
    public void EveryOtherWayToKeepNumbers_IsPlainToo(Type memory)
    {
        foreach ((_, MethodInfo method) in new RuleKernels(Find(typeof(AdamW).FullName!), _ => memory).Loops)
            RequirePlain(method, compiler.Loop(method));
    }

    private static bool IsHalf(TensorInfo tensor) => tensor is { Space: StateSpace.Element, Source: TensorSource.Parameter or TensorSource.Gradient or TensorSource.Input or TensorSource.State or TensorSource.Output };

    private static bool IsOfTwoBytes(string instruction) => instruction.Split(' ', '\t')[0].EndsWith("16", StringComparison.Ordinal);

    private static int Partials(LoopStep step) => step.Span == LoopSpan.None ? step.Reductions.Count : 0;

    private static DeviceRule Find(string rule) => RuleKernels.BuiltIns.Single(known => known.Name == rule);

    private static RuleKernels KernelsOf(string rule) => new(Find(rule), _ => typeof(PlainFloats));

    private static void RequirePlain(MethodInfo kernel, PtxText ptx)
    {
        Assert.True(ptx.Entries.Count() == 1, $"{kernel.Name} has {ptx.Entries.Count()} entries:\n{ptx.Text}");
        RequireNone(kernel, ptx.Unwanted);
        RequireNone(kernel, ptx.GenericAccesses);
        RequireNone(kernel, ptx.MistakenBits);
    }

    private static void RequireNone(MethodInfo kernel, IEnumerable<string> found) => Assert.True(!found.Any(), $"{kernel.Name} has {string.Join("\n", found)}");

    private static void RequireSame(MethodInfo kernel, PtxText ptx, string what, IEnumerable<string> found, string[] expected)
    {
        string actual = Count(found.Select(instruction => instruction[..instruction.IndexOfAny([' ', '\t'])]));
        Assert.True(actual == Count(expected), $"{what} of {kernel.Name}: expected {Count(expected)}, found {actual}\n{ptx.Text}");
    }

    private static string Count(IEnumerable<string> instructions) =>
        string.Join(", ", instructions.GroupBy(i => i).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}"));
}
