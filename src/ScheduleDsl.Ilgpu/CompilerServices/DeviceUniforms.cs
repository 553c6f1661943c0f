using System.ComponentModel;
using ILGPU;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>The uniform blocks of a route: each slot as a double, by its bits so that kernels that read none know no float64, and once more as the 32 bits that loops read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct DeviceUniforms
{
    /// <summary>The bits of slots as doubles, block after block.</summary>
    public ArrayView<long> Values;

    /// <summary>The same slots narrowed to what they are in the loops: the bits of a float, an int, 0 or 1.</summary>
    public ArrayView<int> Words;

    /// <summary>Slots of a block.</summary>
    public int Stride;

    /// <summary>A block.</summary>
    public readonly DeviceBlock Block(int number) => new(Values, Words, (long)number * Stride);
}

/// <summary>One uniform block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DeviceBlock(ArrayView<long> values, ArrayView<int> words, long start)
{
    private readonly ArrayView<long> values = values;
    private readonly ArrayView<int> words = words;
    private readonly long start = start;

    /// <summary>A slot as a double.</summary>
    public double this[int slot] => Interop.IntAsFloat((ulong)values[start + slot]);

    /// <summary>A slot that is a float.</summary>
    public float Float(int slot) => Interop.IntAsFloat((uint)words[start + slot]);

    /// <summary>A slot that is a whole number or a condition.</summary>
    public int Int(int slot) => words[start + slot];

    /// <summary>A slot that is a long, by its bits.</summary>
    public long Long(int slot) => values[start + slot];

    /// <summary>Fills a slot.</summary>
    public void Set(int slot, float value)
    {
        values[start + slot] = Bits(value);
        words[start + slot] = (int)Interop.FloatAsInt(value);
    }

    /// <inheritdoc cref="Set(int, float)"/>
    public void Set(int slot, double value)
    {
        values[start + slot] = Bits(value);
        words[start + slot] = (int)Interop.FloatAsInt((float)value);
    }

    /// <inheritdoc cref="Set(int, float)"/>
    public void Set(int slot, int value)
    {
        values[start + slot] = Bits(value);
        words[start + slot] = value;
    }

    /// <inheritdoc cref="Set(int, float)"/>
    public void Set(int slot, long value) => values[start + slot] = value;

    /// <inheritdoc cref="Set(int, float)"/>
    public void Set(int slot, bool value) => Set(slot, value ? 1 : 0);

    private static long Bits(double value) => (long)Interop.FloatAsInt(value);
}
