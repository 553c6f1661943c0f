using System;

namespace ScheduleDsl;

/// <content>A table that owns its memory.</content>
public sealed partial class ParameterTable
{
    // One vector of the widest arm: a tensor's start stays aligned, and a run over neighbours has no tail in between.
    private const int Padding = 16;

    /// <summary>
    /// A table with memory of its own, zeroed: one block of values and one of gradients, both on cache lines, each tensor
    /// padded to a multiple of 16 elements. Neighbours of one group are updated as one run of weights.
    /// </summary>
    /// <param name="elementType">Type of the numbers.</param>
    /// <param name="tensors">Name and shape of each tensor; an empty shape is a scalar.</param>
    /// <exception cref="ArgumentException">A name is empty or taken, or a dimension is negative.</exception>
    public static ParameterTable CreateArena(ElementType elementType, params (string Name, int[] Shape)[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        long total = 0;
        foreach ((string name, int[] shape) in tensors)
            total += Padded(TensorShape.Length(name, shape));

        AlignedMemory values = new(total * elementType.Size(), stream: 0);
        AlignedMemory gradients = new(total * elementType.Size(), stream: 1);
        ParameterTable table = new(elementType);
        long offset = 0;
        foreach ((string name, int[] shape) in tensors)
        {
            table.RequireNewName(name);
            long length = TensorShape.Length(name, shape);
            Parameter added = new(table, name, (int[])shape.Clone(), length, Padded(length), TensorMemory.InArena(values, offset));
            added.SetGradients(TensorMemory.InArena(gradients, offset));
            table.Register(added);
            offset += Padded(length) * elementType.Size();
        }

        return table;
    }

    private static long Padded(long length) => (length + Padding - 1) / Padding * Padding;
}
