using System;
using System.Collections.Generic;
using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>The runtime's own kernels on a device, each compiled when it is first launched and kept: a kernel that nobody holds is compiled again.</summary>
internal sealed partial class RuntimeKernels(IlgpuDevice device)
{
    private readonly Dictionary<Type, Delegate> selects = [], selectKeys = [], copies = [], unpacks = [];
    private Action<AcceleratorStream, KernelConfig, ArrayView<CombineJob>, ArrayView<PartialRange>, ArrayView<long>, ArrayView<float>, ArrayView<long>, ArrayView<int>, ArrayView<long>, int>? combine;
    private Action<AcceleratorStream, KernelConfig, ArrayView<ColumnJob>, ArrayView<float>, ArrayView<float>, ArrayView<long>, int, int>? columns;
    private Action<AcceleratorStream, KernelConfig, ArrayView<CompilerServices.WorkItem>, Block8Memory, ArrayView<float>, ArrayView<long>, int>? pack;
    private Action<AcceleratorStream, Index1D, ArrayView<CopyJob>, ArrayView<long>, ArrayView<double>, ArrayView<long>, ArrayView<int>, ArrayView<long>>? begin;
    private Action<AcceleratorStream, Index1D, ArrayView<CopyJob>, ArrayView<long>, ArrayView<long>, ArrayView<long>, ArrayView<int>, ArrayView<long>>? share;
    private Action<AcceleratorStream, Index1D, ArrayView<CopyJob>, ArrayView<double>, ArrayView<long>, ArrayView<long>, int, int>? finish;

    public void Combine(ArrayView<CombineJob> jobs, ArrayView<PartialRange> ranges, ArrayView<long> targets, ArrayView<float> partials, ArrayView<long> values, ArrayView<int> words, ArrayView<long> control, int guard)
    {
        combine ??= device.Accelerator.LoadKernel<ArrayView<CombineJob>, ArrayView<PartialRange>, ArrayView<long>, ArrayView<float>, ArrayView<long>, ArrayView<int>, ArrayView<long>, int>(CombineKernel.Run);
        combine(device.Stream, device.ConfigFor(jobs.Length), jobs, ranges, targets, partials, values, words, control, guard);
    }

    public void Columns(ArrayView<ColumnJob> jobs, ArrayView<float> sums, ArrayView<float> target, ArrayView<long> control, int kind, int guard)
    {
        columns ??= device.Accelerator.LoadKernel<ArrayView<ColumnJob>, ArrayView<float>, ArrayView<float>, ArrayView<long>, int, int>(ColumnKernel.Run);
        columns(device.Stream, device.ConfigFor(jobs.Length), jobs, sums, target, control, kind, guard);
    }

    public void Pack(ArrayView<CompilerServices.WorkItem> items, Block8Memory packed, ArrayView<float> numbers, ArrayView<long> control, int guard)
    {
        pack ??= device.Accelerator.LoadKernel<ArrayView<CompilerServices.WorkItem>, Block8Memory, ArrayView<float>, ArrayView<long>, int>(PackKernels.Pack);
        pack(device.Stream, device.ConfigFor(items.Length), items, packed, numbers, control, guard);
    }

    public void Begin(ArrayView<CopyJob> jobs, ArrayView<long> targets, ArrayView<double> scalars, ArrayView<long> values, ArrayView<int> words, ArrayView<long> control)
    {
        begin ??= device.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<CopyJob>, ArrayView<long>, ArrayView<double>, ArrayView<long>, ArrayView<int>, ArrayView<long>>(UniformKernels.Begin);
        begin(device.Stream, Threads(jobs.Length), jobs, targets, scalars, values, words, control);
    }

    public void Share(ArrayView<CopyJob> jobs, ArrayView<long> targets, ArrayView<long> gates, ArrayView<long> values, ArrayView<int> words, ArrayView<long> control)
    {
        share ??= device.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<CopyJob>, ArrayView<long>, ArrayView<long>, ArrayView<long>, ArrayView<int>, ArrayView<long>>(UniformKernels.Share);
        share(device.Stream, Threads(jobs.Length), jobs, targets, gates, values, words, control);
    }

    public void Finish(ArrayView<CopyJob> jobs, ArrayView<double> scalars, ArrayView<long> values, ArrayView<long> control, bool hasGate, bool applies)
    {
        finish ??= device.Accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<CopyJob>, ArrayView<double>, ArrayView<long>, ArrayView<long>, int, int>(UniformKernels.Finish);
        finish(device.Stream, Threads(jobs.Length), jobs, scalars, values, control, hasGate ? 1 : 0, applies ? 1 : 0);
    }

    /// <summary>Copies numbers on the device.</summary>
    public void Copy<T>(ArrayView<T> from, ArrayView<T> to)
        where T : unmanaged
    {
        if (from.Length == 0)
            return;
        if (!copies.TryGetValue(typeof(T), out Delegate? known))
            copies.Add(typeof(T), known = device.Accelerator.LoadKernel<ArrayView<T>, ArrayView<T>, long>(CopyKernel.Run));
        ((Action<AcceleratorStream, KernelConfig, ArrayView<T>, ArrayView<T>, long>)known)(device.Stream, device.ConfigFor((from.Length + 1023) / 1024), from, to, from.Length);
    }

    /// <summary>Selects from numbers that are kept in a way of their own.</summary>
    public void Select(
        ArrayView<SelectJob> jobs, ArrayView<SelectRange> ranges, ArrayView<long> targets, IDeviceMemory source, ArrayView<float> array,
        ArrayView<long> values, ArrayView<int> words, ArrayView<long> control, int guard) =>
        typeof(RuntimeKernels).GetMethod(nameof(SelectFrom), BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(source.GetType())
            .Invoke(this, BindingFlags.DoNotWrapExceptions, null, [jobs, ranges, targets, source, array, values, words, control, guard], null);

    private void SelectFrom<TMemory>(
        ArrayView<SelectJob> jobs, ArrayView<SelectRange> ranges, ArrayView<long> targets, TMemory source, ArrayView<float> array,
        ArrayView<long> values, ArrayView<int> words, ArrayView<long> control, int guard)
        where TMemory : unmanaged, IDeviceMemory
    {
        if (!selects.TryGetValue(typeof(TMemory), out Delegate? known))
        {
            known = device.Accelerator.LoadKernel<ArrayView<SelectJob>, ArrayView<SelectRange>, ArrayView<long>, TMemory, ArrayView<float>, ArrayView<long>, ArrayView<int>, ArrayView<long>, int>(SelectKernel.Run);
            selects.Add(typeof(TMemory), known);
        }

        ((Action<AcceleratorStream, KernelConfig, ArrayView<SelectJob>, ArrayView<SelectRange>, ArrayView<long>, TMemory, ArrayView<float>, ArrayView<long>, ArrayView<int>, ArrayView<long>, int>)known)(
            device.Stream, device.ConfigFor(jobs.Length), jobs, ranges, targets, source, array, values, words, control, guard);
    }

    /// <summary>Finds the keys at places that the host names.</summary>
    public void SelectKeys(ArrayView<SelectJob> jobs, ArrayView<SelectRange> ranges, ArrayView<long> places, IDeviceMemory source, ArrayView<int> keys, ArrayView<long> control, int guard) =>
        typeof(RuntimeKernels).GetMethod(nameof(SelectKeysFrom), BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(source.GetType())
            .Invoke(this, BindingFlags.DoNotWrapExceptions, null, [jobs, ranges, places, source, keys, control, guard], null);

    private void SelectKeysFrom<TMemory>(ArrayView<SelectJob> jobs, ArrayView<SelectRange> ranges, ArrayView<long> places, TMemory source, ArrayView<int> keys, ArrayView<long> control, int guard)
        where TMemory : unmanaged, IDeviceMemory
    {
        if (!selectKeys.TryGetValue(typeof(TMemory), out Delegate? known))
        {
            known = device.Accelerator.LoadKernel<ArrayView<SelectJob>, ArrayView<SelectRange>, ArrayView<long>, TMemory, ArrayView<int>, ArrayView<long>, int>(SelectKernel.Keys);
            selectKeys.Add(typeof(TMemory), known);
        }

        ((Action<AcceleratorStream, KernelConfig, ArrayView<SelectJob>, ArrayView<SelectRange>, ArrayView<long>, TMemory, ArrayView<int>, ArrayView<long>, int>)known)(
            device.Stream, device.ConfigFor(jobs.Length), jobs, ranges, places, source, keys, control, guard);
    }

    private static Index1D Threads(long jobs) => (int)Math.Max(1, jobs);
}
