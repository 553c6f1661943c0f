using System;

namespace ScheduleDsl;

/// <content>A table that owns its memory.</content>
public sealed partial class ParameterTable
{
    /// <summary>
    /// A table with memory of its own, zeroed: one block of values and one of gradients, both on cache lines, each tensor
    /// padded to a multiple of 16 elements, or 32 where values or gradients have 2 bytes. Neighbours of one group are updated as one run of weights.
    /// </summary>
    /// <param name="elementType">Type of the numbers, gradients too.</param>
    /// <param name="tensors">Name and shape of each tensor; an empty shape is a scalar.</param>
    /// <exception cref="ArgumentException">A name is empty or taken, or a dimension is negative.</exception>
    public static ParameterTable CreateArena(ElementType elementType, params (string Name, int[] Shape)[] tensors) =>
        CreateArena(elementType, elementType, tensors);

    /// <inheritdoc cref="CreateArena(ElementType, ValueTuple{string, int[]}[])"/>
    /// <param name="elementType">Type of the weights.</param>
    /// <param name="gradients">Type of the gradients.</param>
    /// <example><code>
    /// var table = ParameterTable.CreateArena(ElementType.BFloat16, gradients: ElementType.Float32, ("weight", [512, 256]));
    /// </code></example>
    public static ParameterTable CreateArena(ElementType elementType, ElementType gradients, params (string Name, int[] Shape)[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ParameterTable table = new(elementType, gradients);
        int padding = Padding(Math.Min(elementType.Size(), gradients.Size()));
        long total = 0;
        foreach ((string name, int[] shape) in tensors)
            total += Padded(TensorShape.Length(name, shape), padding);

        AlignedMemory valueBlock = new(total * elementType.Size(), stream: 0);
        AlignedMemory gradientBlock = new(total * gradients.Size(), stream: 1);
        long offset = 0;
        foreach ((string name, int[] shape) in tensors)
        {
            table.RequireNewName(name);
            long length = TensorShape.Length(name, shape);
            long stride = Padded(length, padding);
            Parameter added = new(table, name, (int[])shape.Clone(), length, stride, TensorMemory.InArena(valueBlock, offset * elementType.Size()));
            added.SetGradients(TensorMemory.InArena(gradientBlock, offset * gradients.Size()));
            table.Register(added);
            offset += stride;
        }

        return table;
    }

    // One vector of the widest arm, and a cache line: a tensor's start stays aligned, and a run over neighbours has no tail in between.
    private static int Padding(int size) => Math.Max(16, AlignedMemory.Alignment / size);

    private static long Padded(long length, int padding) => (length + padding - 1) / padding * padding;
}
