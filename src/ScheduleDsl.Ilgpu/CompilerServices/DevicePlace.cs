using System.ComponentModel;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>One weight.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DevicePlace(long index, long element, int tensor)
{
    /// <summary>Weights that are coded together; every tensor starts at a multiple of it.</summary>
    public const int BlockLength = 256;

    /// <summary>Its place in the arrays of its route.</summary>
    public readonly long Index = index;

    /// <summary>Its place in its tensor.</summary>
    public readonly long Element = element;

    /// <summary>The number of its tensor in the table.</summary>
    public readonly int Tensor = tensor;
}
