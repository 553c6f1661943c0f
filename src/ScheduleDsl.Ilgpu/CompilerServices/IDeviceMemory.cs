using System.ComponentModel;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>
/// Where numbers of a tensor are on a device, one for each weight, and how they are kept: a struct that holds views, and a type argument of the generated
/// kernels, so that each way to keep them is compiled into the kernel. Kernels compute in float.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDeviceMemory
{
    /// <summary>Not 0 where numbers are coded in blocks of <see cref="DevicePlace.BlockLength"/>, so that storing needs the largest magnitude of a block first.</summary>
    int IsBlocked { get; }

    /// <summary>Reads the number of a weight.</summary>
    float Load(DevicePlace place);

    /// <summary>Stores the number of a weight; not for blocks.</summary>
    void Store(DevicePlace place, float value);

    /// <summary>Stores the number of a weight in a block whose largest magnitude is known; the same as <see cref="Store"/> where there are no blocks.</summary>
    void StoreCoded(DevicePlace place, float value, float largest);

    /// <summary>Keeps the largest magnitude of the block that a weight is in, when all its numbers are stored; nothing where there are no blocks.</summary>
    void KeepLargest(DevicePlace place, float largest);
}
