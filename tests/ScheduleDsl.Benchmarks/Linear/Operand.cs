using System;

namespace ScheduleDsl.Benchmarks.Linear;

/// <summary>A matrix with memory of its own.</summary>
internal sealed unsafe class Operand<T>
    where T : unmanaged
{
    private readonly AlignedMemory memory;

    public Operand(int rows, int columns, int stream, double scale = 1)
    {
        memory = new AlignedMemory((long)rows * columns * sizeof(T), stream);
        View = new MatrixView<T>((T*)memory.Address, rows, columns);
        Random random = new(stream);
        for (long i = 0; i < (long)rows * columns; i++)
        {
            double value = scale * (2 * random.NextDouble() - 1);
            if (sizeof(T) == sizeof(float))
                ((float*)memory.Address)[i] = (float)value;
            else
                ((double*)memory.Address)[i] = value;
        }
    }

    public MatrixView<T> View { get; }
}
