using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>An array for each of some tensors of a group, in one block of memory. With a number for each weight they lie as the weights do.</summary>
internal sealed unsafe class TensorArrays
{
    // One vector of the widest arm.
    private const int Padding = 16;

    private readonly AlignedMemory block;
    private readonly long[] offsets;
    private readonly int size;

    /// <param name="tensors">The group's tensors.</param>
    /// <param name="counts">Numbers of each array, -1 for tensors that get none.</param>
    /// <param name="isPerWeight">Whether neighbours in memory are to be neighbours here.</param>
    /// <param name="size">Bytes of a number.</param>
    /// <param name="stream">See <see cref="AlignedMemory"/>.</param>
    public TensorArrays(IReadOnlyList<RunTensor> tensors, long[] counts, bool isPerWeight, int size, int stream)
    {
        this.size = size;
        offsets = new long[counts.Length];
        long total = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            offsets[i] = counts[i] < 0 ? -1 : total * size;
            if (counts[i] < 0)
                continue;
            Parameter parameter = tensors[i].Parameter;
            bool adjoins = isPerWeight && i + 1 < counts.Length && counts[i + 1] >= 0
                && tensors[i + 1].Parameter.ValueAddress == parameter.ValueAddress + parameter.Stride * parameter.ElementType.Size();
            total += adjoins ? parameter.Stride : (counts[i] + Padding - 1) / Padding * Padding;
        }

        block = new AlignedMemory(total * size, stream);
        Numbers = total;
    }

    /// <summary>Numbers of all arrays and what lies between them.</summary>
    public long Numbers { get; }

    /// <summary>Address of a tensor's array.</summary>
    public byte* Address(int tensor) => block.Address + offsets[tensor];

    public Span<T> Span<T>(int tensor, long count)
        where T : unmanaged => block.Span<T>(offsets[tensor], checked((int)count));

    /// <summary>Sets all numbers.</summary>
    public void Fill(ElementType type, double value)
    {
        // Fresh memory is +0; a negative zero has other bits. A span holds at most 2^31 - 1 elements, a block may hold more.
        const int Part = 1 << 28;
        for (long start = 0; start < Numbers && BitConverter.DoubleToInt64Bits(value) != 0; start += Part)
        {
            int length = (int)Math.Min(Part, Numbers - start);
            switch (type)
            {
                case ElementType.Float32:
                    block.Span<float>(start * size, length).Fill((float)value);
                    break;
                case ElementType.Float64:
                    block.Span<double>(start * size, length).Fill(value);
                    break;
                case ElementType.BFloat16:
                    block.Span<BFloat16>(start * size, length).Fill((BFloat16)(float)value);
                    break;
                default:
                    block.Span<ushort>(start * size, length).Fill(Float16Conversion.Narrow((float)value));
                    break;
            }
        }
    }
}
