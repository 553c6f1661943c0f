using System;

namespace ILGPU.Runtime;

/// <summary>Stand-in: a loaded kernel is the method itself.</summary>
public static class KernelLoaders
{
    public static Action<AcceleratorStream, KernelConfig, T1> LoadKernel<T1>(this Accelerator accelerator, Action<T1> kernel)
        where T1 : struct => (_, config, a) => accelerator.Accept(kernel).Run(config, () => kernel(a));

    public static Action<AcceleratorStream, KernelConfig, T1, T2> LoadKernel<T1, T2>(this Accelerator accelerator, Action<T1, T2> kernel)
        where T1 : struct where T2 : struct => (_, config, a, b) => accelerator.Accept(kernel).Run(config, () => kernel(a, b));

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3> LoadKernel<T1, T2, T3>(this Accelerator accelerator, Action<T1, T2, T3> kernel)
        where T1 : struct where T2 : struct where T3 : struct => (_, config, a, b, c) => accelerator.Accept(kernel).Run(config, () => kernel(a, b, c));

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4> LoadKernel<T1, T2, T3, T4>(this Accelerator accelerator, Action<T1, T2, T3, T4> kernel)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct => (_, config, a, b, c, d) => accelerator.Accept(kernel).Run(config, () => kernel(a, b, c, d));

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5> LoadKernel<T1, T2, T3, T4, T5>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5> kernel)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct =>
        (_, config, a, b, c, d, e) => accelerator.Accept(kernel).Run(config, () => kernel(a, b, c, d, e));

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6> LoadKernel<T1, T2, T3, T4, T5, T6>(this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6> kernel)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct =>
        (_, config, a, b, c, d, e, f) => accelerator.Accept(kernel).Run(config, () => kernel(a, b, c, d, e, f));

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7> LoadKernel<T1, T2, T3, T4, T5, T6, T7>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7> kernel)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct =>
        (_, config, a, b, c, d, e, f, g) => accelerator.Accept(kernel).Run(config, () => kernel(a, b, c, d, e, f, g));

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8> kernel)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct =>
        (_, config, a, b, c, d, e, f, g, h) => accelerator.Accept(kernel).Run(config, () => kernel(a, b, c, d, e, f, g, h));

    public static Action<AcceleratorStream, KernelConfig, T1, T2, T3, T4, T5, T6, T7, T8, T9> LoadKernel<T1, T2, T3, T4, T5, T6, T7, T8, T9>(
        this Accelerator accelerator, Action<T1, T2, T3, T4, T5, T6, T7, T8, T9> kernel)
        where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct where T7 : struct where T8 : struct where T9 : struct =>
        (_, config, a, b, c, d, e, f, g, h, i) => accelerator.Accept(kernel).Run(config, () => kernel(a, b, c, d, e, f, g, h, i));

    public static Action<AcceleratorStream, Index1D, T1> LoadAutoGroupedKernel<TIndex, T1>(this Accelerator accelerator, Action<Index1D, T1> kernel)
        where TIndex : struct, IIndex where T1 : struct => (_, count, a) => Each(accelerator.Accept(kernel), count, index => kernel(index, a));

    public static Action<AcceleratorStream, Index1D, T1, T2> LoadAutoGroupedKernel<TIndex, T1, T2>(this Accelerator accelerator, Action<Index1D, T1, T2> kernel)
        where TIndex : struct, IIndex where T1 : struct where T2 : struct => (_, count, a, b) => Each(accelerator.Accept(kernel), count, index => kernel(index, a, b));

    public static Action<AcceleratorStream, Index1D, T1, T2, T3> LoadAutoGroupedKernel<TIndex, T1, T2, T3>(this Accelerator accelerator, Action<Index1D, T1, T2, T3> kernel)
        where TIndex : struct, IIndex where T1 : struct where T2 : struct where T3 : struct => (_, count, a, b, c) => Each(accelerator.Accept(kernel), count, index => kernel(index, a, b, c));

    public static Action<AcceleratorStream, Index1D, T1, T2, T3, T4> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4>(this Accelerator accelerator, Action<Index1D, T1, T2, T3, T4> kernel)
        where TIndex : struct, IIndex where T1 : struct where T2 : struct where T3 : struct where T4 : struct => (_, count, a, b, c, d) => Each(accelerator.Accept(kernel), count, index => kernel(index, a, b, c, d));

    public static Action<AcceleratorStream, Index1D, T1, T2, T3, T4, T5> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5>(
        this Accelerator accelerator, Action<Index1D, T1, T2, T3, T4, T5> kernel)
        where TIndex : struct, IIndex where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct =>
        (_, count, a, b, c, d, e) => Each(accelerator.Accept(kernel), count, index => kernel(index, a, b, c, d, e));

    public static Action<AcceleratorStream, Index1D, T1, T2, T3, T4, T5, T6> LoadAutoGroupedKernel<TIndex, T1, T2, T3, T4, T5, T6>(
        this Accelerator accelerator, Action<Index1D, T1, T2, T3, T4, T5, T6> kernel)
        where TIndex : struct, IIndex where T1 : struct where T2 : struct where T3 : struct where T4 : struct where T5 : struct where T6 : struct =>
        (_, count, a, b, c, d, e, f) => Each(accelerator.Accept(kernel), count, index => kernel(index, a, b, c, d, e, f));

    // Threads of such a launch know nothing of each other.
    private static void Each(Accelerator _, Index1D count, Action<Index1D> kernel)
    {
        for (int i = 0; i < count; i++)
            kernel(i);
    }
}
