using System;
using System.Reflection;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <content>Matrix operations.</content>
internal sealed partial class RuntimeKernels
{
    private Action<AcceleratorStream, KernelConfig, ArrayView<MatrixJob>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<long>, long, int>? product;
    private Action<AcceleratorStream, KernelConfig, ArrayView<MatrixJob>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<long>, long, int, int>? matrixArrays;
    private Action<AcceleratorStream, KernelConfig, ArrayView<MatrixJob>, ArrayView<float>, ArrayView<float>, ArrayView<long>, long, int>? matrixSums;
    private Action<AcceleratorStream, KernelConfig, ArrayView<RandomJob>, ArrayView<float>, ArrayView<long>, ArrayView<long>, long, int, int>? randomMatrices;

    /// <summary>Multiplies matrices.</summary>
    public void Product(
        ArrayView<MatrixJob> jobs, ArrayView<float> a, ArrayView<float> b, ArrayView<float> addends, ArrayView<float> target, ArrayView<int> words, ArrayView<long> control, long tiles, int guard)
    {
        product ??= device.Accelerator.LoadKernel<ArrayView<MatrixJob>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<long>, long, int>(ProductKernel.Run);
        product(device.Stream, device.ConfigFor(tiles, ProductTile.GroupSize), jobs, a, b, addends, target, words.Cast<float>(), control, tiles, guard);
    }

    /// <summary>Matrix operations that compute little.</summary>
    public void MatrixArrays(ArrayView<MatrixJob> jobs, ArrayView<float> a, ArrayView<float> b, ArrayView<float> target, ArrayView<long> control, long pieces, MatrixKind kind, int guard)
    {
        // The others know no float64.
        if (MatrixJobs.IsSum(kind))
        {
            matrixSums ??= device.Accelerator.LoadKernel<ArrayView<MatrixJob>, ArrayView<float>, ArrayView<float>, ArrayView<long>, long, int>(MatrixSumKernel.Run);
            matrixSums(device.Stream, device.ConfigFor(pieces), jobs, a, target, control, pieces, guard);
            return;
        }

        matrixArrays ??= device.Accelerator.LoadKernel<ArrayView<MatrixJob>, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<long>, long, int, int>(MatrixArrayKernel.Run);
        matrixArrays(device.Stream, device.ConfigFor(pieces), jobs, a, b, target, control, pieces, (int)kind, guard);
    }

    /// <summary>Random matrices.</summary>
    /// <param name="jobs">The matrices.</param>
    /// <param name="target">Receives them.</param>
    /// <param name="values">Slots, among them those of keys.</param>
    /// <param name="control">Counters of the run.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="draw">Which of the rule's draws they are.</param>
    /// <param name="most">Numbers of the largest.</param>
    /// <param name="guard">0, or what the gate must be.</param>
    public void RandomMatrices(ArrayView<RandomJob> jobs, ArrayView<float> target, ArrayView<long> values, ArrayView<long> control, long seed, int draw, long most, int guard)
    {
        randomMatrices ??= device.Accelerator.LoadKernel<ArrayView<RandomJob>, ArrayView<float>, ArrayView<long>, ArrayView<long>, long, int, int>(RandomMatrixKernel.Run);
        randomMatrices(device.Stream, device.ConfigFor((most + device.GroupSize - 1) / device.GroupSize), jobs, target, values, control, seed, draw, guard);
    }

    /// <summary>Numbers that are kept in a way of their own, as floats.</summary>
    public void Unpack(ArrayView<CompilerServices.WorkItem> items, IDeviceMemory packed, ArrayView<float> numbers, ArrayView<long> control, int guard) =>
        typeof(RuntimeKernels).GetMethod(nameof(UnpackFrom), BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(packed.GetType())
            .Invoke(this, BindingFlags.DoNotWrapExceptions, null, [items, packed, numbers, control, guard], null);

    private void UnpackFrom<TMemory>(ArrayView<CompilerServices.WorkItem> items, TMemory packed, ArrayView<float> numbers, ArrayView<long> control, int guard)
        where TMemory : unmanaged, IDeviceMemory
    {
        if (!unpacks.TryGetValue(typeof(TMemory), out Delegate? known))
            unpacks.Add(typeof(TMemory), known = device.Accelerator.LoadKernel<ArrayView<CompilerServices.WorkItem>, TMemory, ArrayView<float>, ArrayView<long>, int>(PackKernels.Unpack));
        ((Action<AcceleratorStream, KernelConfig, ArrayView<CompilerServices.WorkItem>, TMemory, ArrayView<float>, ArrayView<long>, int>)known)(
            device.Stream, device.ConfigFor(items.Length), items, packed, numbers, control, guard);
    }
}
