using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Has the BLAS of a device carry out the products of a launch, one matrix after the other.</summary>
internal sealed class BlasProducts(IlgpuDevice device, IDeviceBlas blas, IReadOnlyList<MatrixJob> jobs, ArrayView<float> oneAndZero)
{
    private readonly (MatrixJob Job, BlasSides Sides)[] products = [.. jobs.Select(job => (job, BlasSides.Of(job)))];

    /// <summary>Whether BLAS may carry out products that gates can leave out: it asks no gate, so what they go to must be nobody's then.</summary>
    /// <param name="guard">0, or what the gate must be.</param>
    /// <param name="target">Where results go.</param>
    public static bool MayRun(int guard, TensorSource target) => guard == 0 || target == TensorSource.Scratch;

    /// <param name="a">The left operands.</param>
    /// <param name="b">The right operands.</param>
    /// <param name="addends">What is added to products that have an addend.</param>
    /// <param name="target">Receives the results.</param>
    /// <param name="scales">Slots, among them those of what products and addends are multiplied by.</param>
    public void Run(ArrayView<float> a, ArrayView<float> b, ArrayView<float> addends, ArrayView<float> target, ArrayView<float> scales)
    {
        foreach ((MatrixJob job, BlasSides sides) in products)
        {
            long count = (long)job.Height * job.Width;
            ArrayView<float> result = target.SubView(job.Target, count);
            (ArrayView<float> alpha, ArrayView<float> beta) = (oneAndZero.SubView(0, 1), oneAndZero.SubView(1, 1));
            if (job.Alpha >= 0)
            {
                device.Kernels.Copy(addends.SubView(job.Addend, count), result);
                (alpha, beta) = (scales.SubView(job.Alpha, 1), scales.SubView(job.Beta, 1));
            }

            blas.Multiply(sides, alpha, From(b, job.B), From(a, job.A), beta, result);
        }
    }

    private static ArrayView<float> From(ArrayView<float> all, long start) => all.SubView(start, all.Length - start);
}
