using System;

namespace ScheduleDsl;

/// <summary>Sizes of tensors.</summary>
internal static class TensorShape
{
    /// <summary>Number of elements.</summary>
    /// <exception cref="ArgumentException">A dimension is negative, or the product exceeds 2^48.</exception>
    public static long Length(string name, ReadOnlySpan<int> shape)
    {
        long length = 1;
        foreach (int size in shape)
        {
            if (size < 0)
                throw new ArgumentException($"The parameter {name} has a dimension of {size}: it must be at least 0.");
            length *= size;
            if (length > 1L << 48)
                throw new ArgumentException($"The parameter {name} of shape [{string.Join(", ", shape.ToArray())}] has too many elements.");
        }

        return length;
    }
}
