using System;
using System.Linq;
using Examples;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl;
using ScheduleDsl.Ilgpu;
using TrainDigits.Digits;

namespace GpuTraining;

/// <summary>
/// A perceptron with one hidden layer that never leaves the device: <c>logits = V relu(W x + b) + c</c>. Its weights and gradients are those of a run on
/// <see cref="IlgpuDevice.Resident"/>, so an update copies nothing.
/// </summary>
internal sealed class Network : IDisposable
{
    public const int HiddenCount = 128;

    private readonly IlgpuDevice device;
    private readonly IlgpuMemory memory;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> batch, hidden, logits, hiddenErrors, chances;
    private readonly MemoryBuffer1D<int, Stride1D.Dense> labels, hits;
    private readonly Action<AcceleratorStream, Index2D, ArrayView<float>, ArrayView<int>, ArrayView<int>, int, ArrayView<float>, ArrayView<int>> gather;
    private readonly Action<AcceleratorStream, Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int, ArrayView<float>> dense;
    private readonly Action<AcceleratorStream, Index1D, ArrayView<float>, ArrayView<int>, float, ArrayView<float>, ArrayView<int>> softmax;
    private readonly Action<AcceleratorStream, Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, ArrayView<float>> back;
    private readonly Action<AcceleratorStream, Index2D, ArrayView<float>, ArrayView<float>, int, int, int, ArrayView<float>> weightGradient;
    private readonly Action<AcceleratorStream, Index1D, ArrayView<float>, int, int, ArrayView<float>> biasGradient;

    /// <param name="device">The device.</param>
    /// <param name="run">Updates the weights of <see cref="CreateTable"/>, which stay on the device.</param>
    /// <param name="most">Most examples at a time.</param>
    public Network(IlgpuDevice device, OptimizerRun run, int most)
    {
        (this.device, memory) = (device, device.MemoryOf(run));
        Accelerator accelerator = device.Accelerator;
        (batch, labels) = (accelerator.Allocate1D<float>(most * DigitSet.PixelCount), accelerator.Allocate1D<int>(most));
        (hidden, hiddenErrors) = (accelerator.Allocate1D<float>(most * HiddenCount), accelerator.Allocate1D<float>(most * HiddenCount));
        (logits, chances, hits) = (accelerator.Allocate1D<float>(most * DigitSet.ClassCount), accelerator.Allocate1D<float>(most), accelerator.Allocate1D<int>(most));
        gather = accelerator.LoadAutoGroupedKernel<Index2D, ArrayView<float>, ArrayView<int>, ArrayView<int>, int, ArrayView<float>, ArrayView<int>>(Kernels.Gather);
        dense = accelerator.LoadAutoGroupedKernel<Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int, ArrayView<float>>(Kernels.Dense);
        softmax = accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, ArrayView<int>, float, ArrayView<float>, ArrayView<int>>(Kernels.Softmax);
        back = accelerator.LoadAutoGroupedKernel<Index2D, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, ArrayView<float>>(Kernels.Back);
        weightGradient = accelerator.LoadAutoGroupedKernel<Index2D, ArrayView<float>, ArrayView<float>, int, int, int, ArrayView<float>>(Kernels.WeightGradient);
        biasGradient = accelerator.LoadAutoGroupedKernel<Index1D, ArrayView<float>, int, int, ArrayView<float>>(Kernels.BiasGradient);
    }

    /// <summary>The weights as they begin: uniform with variance 2 / inputs, biases 0.</summary>
    public static ParameterTable CreateTable(long seed)
    {
        ParameterTable table = ParameterTable.CreateArena(
            ElementType.Float32,
            ("hidden.weight", [HiddenCount, DigitSet.PixelCount]), ("hidden.bias", [HiddenCount]),
            ("output.weight", [DigitSet.ClassCount, HiddenCount]), ("output.bias", [DigitSet.ClassCount]));
        var random = new Seeded(seed, Purpose.Weights);
        foreach (Parameter weights in table.Where(parameter => parameter.Shape.Count == 2))
        {
            double bound = Math.Sqrt(6.0 / weights.Shape[1]);
            foreach (ref float weight in weights.Values)
                weight = (float)(bound * (2 * random.NextUnit() - 1));
        }

        return table;
    }

    /// <summary>Launches what computes the gradients of the mean loss of a batch; waits for nothing.</summary>
    public void ComputeGradients(DeviceImages images, int first, int count)
    {
        Forward(images, first, count);
        back(device.Stream, (HiddenCount, count), memory.Weights("output.weight"), logits.View, hidden.View, DigitSet.ClassCount, HiddenCount, hiddenErrors.View);
        Gradients("output", hidden.View, logits.View, count, HiddenCount, DigitSet.ClassCount);
        Gradients("hidden", batch.View, hiddenErrors.View, count, DigitSet.PixelCount, HiddenCount);
    }

    /// <summary>Mean cross-entropy in nats and share of right answers; waits for the device.</summary>
    public (double Loss, double Accuracy) Evaluate(DeviceImages images)
    {
        Forward(images, 0, images.Count);
        float[] probable = new float[images.Count];
        int[] right = new int[images.Count];
        chances.View.SubView(0, images.Count).CopyToCPU(device.Stream, probable);
        hits.View.SubView(0, images.Count).CopyToCPU(device.Stream, right);
        device.Synchronize();
        return (probable.Average(chance => -Math.Log(Math.Max(chance, 1e-30))), right.Average());
    }

    public void Dispose()
    {
        foreach (IDisposable buffer in new IDisposable[] { batch, hidden, logits, hiddenErrors, chances, labels, hits })
            buffer.Dispose();
    }

    private void Forward(DeviceImages images, int first, int count)
    {
        AcceleratorStream stream = device.Stream;
        gather(stream, (DigitSet.PixelCount, count), images.Pixels, images.Labels, images.Order, first, batch.View, labels.View);
        dense(stream, (HiddenCount, count), batch.View, memory.Weights("hidden.weight"), memory.Weights("hidden.bias"), DigitSet.PixelCount, HiddenCount, 1, hidden.View);
        dense(stream, (DigitSet.ClassCount, count), hidden.View, memory.Weights("output.weight"), memory.Weights("output.bias"), HiddenCount, DigitSet.ClassCount, 0, logits.View);
        softmax(stream, count, logits.View, labels.View, 1f / count, chances.View, hits.View);
    }

    private void Gradients(string layer, ArrayView<float> inputs, ArrayView<float> errors, int count, int width, int outputs)
    {
        weightGradient(device.Stream, (width, outputs), inputs, errors, count, width, outputs, memory.Gradients(layer + ".weight"));
        biasGradient(device.Stream, outputs, errors, count, outputs, memory.Gradients(layer + ".bias"));
    }
}
