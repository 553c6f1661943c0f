using System;
using System.Linq;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.InPlace;

/// <summary>How a tensor lies in memory: whether its elements fill a stretch without gaps, and in which order of axes.</summary>
/// <param name="IsDense">No gaps and no overlaps.</param>
/// <param name="IsContiguous">Dense in the order of its axes.</param>
/// <param name="Strides">Elements from one index of an axis to the next.</param>
/// <param name="MemoryShape">Sizes of the axes in the order of memory, the slowest first.</param>
internal sealed record DenseLayout(bool IsDense, bool IsContiguous, long[] Strides, int[] MemoryShape)
{
    public static DenseLayout Of(Tensor tensor)
    {
        (long[] shape, long[] strides) = (tensor.shape, tensor.stride());
        // Axes of one element have any stride; sorting is stable, so a contiguous tensor keeps its order.
        int[] order = [.. Enumerable.Range(0, shape.Length).OrderByDescending(axis => shape[axis] == 1 ? long.MaxValue : strides[axis])];
        bool isContiguous = tensor.is_contiguous();
        return new(
            tensor.numel() == 0 || IsWithoutGaps(shape, strides, order), isContiguous, strides,
            [.. (isContiguous ? [.. Enumerable.Range(0, shape.Length)] : order).Select(axis => checked((int)shape[axis]))]);
    }

    /// <summary>Whether another tensor of the same shape has its elements in the same places.</summary>
    public bool IsSameFor(nint tensor)
    {
        if (IsContiguous)
            return Native.NativeTensor.IsContiguous(tensor);
        for (int axis = 0; axis < Strides.Length; axis++)
        {
            if (Native.NativeTensor.Stride(tensor, axis) != Strides[axis])
                return false;
        }

        return true;
    }

    private static bool IsWithoutGaps(long[] shape, long[] strides, int[] order)
    {
        long expected = 1;
        foreach (int axis in order.Reverse())
        {
            if (shape[axis] == 1)
                continue;
            if (strides[axis] != expected)
                return false;
            expected *= shape[axis];
        }

        return true;
    }
}
