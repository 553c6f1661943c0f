using System;

namespace ScheduleDsl;

/// <summary>
/// Memory that linear algebra works in. It grows to what the largest operation asked for and is then reused, so that steps after the
/// first allocate nothing. One operation at a time.
/// </summary>
internal sealed unsafe class LinearWorkspace
{
    private readonly AlignedMemory?[] blocks = new AlignedMemory?[(int)WorkspaceUse.Count];

    /// <summary>What products of floats keep between calls.</summary>
    internal ProductWork<float> FloatProduct => field ??= new ProductWork<float>(this);

    /// <inheritdoc cref="FloatProduct"/>
    internal ProductWork<double> DoubleProduct => field ??= new ProductWork<double>(this);

    /// <summary>Products of matrices and vectors.</summary>
    internal MatrixVector MatrixVector => field ??= new MatrixVector();

    /// <summary>Rotations of a basis.</summary>
    internal RotationBatch Turns => field ??= new RotationBatch();

    /// <summary>Those of the one on the right.</summary>
    internal RotationBatch RightTurns => field ??= new RotationBatch();

    /// <summary>Bytes held.</summary>
    public long Bytes
    {
        get
        {
            long sum = 0;
            foreach (AlignedMemory? block in blocks)
                sum += block?.Bytes ?? 0;
            return sum;
        }
    }

    /// <summary>At least <paramref name="count"/> numbers for a use. What they hold is what was last written there.</summary>
    internal T* Take<T>(WorkspaceUse use, long count)
        where T : unmanaged
    {
        long bytes = Math.Max(count, 1) * sizeof(T);
        ref AlignedMemory? block = ref blocks[(int)use];
        if (block == null || block.Bytes < bytes)
            block = new AlignedMemory(bytes, (int)use);
        return (T*)block.Address;
    }
}
