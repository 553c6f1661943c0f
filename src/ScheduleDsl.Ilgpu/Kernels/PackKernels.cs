using ILGPU;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// Numbers that are kept in less as floats, for what takes nothing else: matrix operations, and loops whose rows, blocks, matrices or sums do not go with 8-bit blocks; and floats back to blocks.
/// </summary>
internal static class PackKernels
{
    public static void Unpack<TMemory>(ArrayView<CompilerServices.WorkItem> items, TMemory packed, ArrayView<float> numbers, ArrayView<long> control, int guard)
        where TMemory : unmanaged, IDeviceMemory
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        for (long i = Grid.IdxX; i < items.Length; i += Grid.DimX)
        {
            CompilerServices.WorkItem item = items[i];
            for (long k = Group.IdxX; k < item.Count; k += Group.DimX)
                numbers[item.Index + k] = packed.Load(new DevicePlace(item.Index + k, item.Element + k, item.Tensor));
        }
    }

    /// <summary>Items start at blocks.</summary>
    public static void Pack(ArrayView<CompilerServices.WorkItem> items, Block8Memory packed, ArrayView<float> numbers, ArrayView<long> control, int guard)
    {
        if (guard != 0 && control[DeviceControl.Gate] != guard)
            return;
        ArrayView<float> shared = SharedMemory.Allocate<float>(GroupReduction.MostThreads);
        for (long i = Grid.IdxX; i < items.Length; i += Grid.DimX)
        {
            CompilerServices.WorkItem item = items[i];
            for (long start = 0; start < item.Count; start += DevicePlace.BlockLength)
            {
                long end = start + DevicePlace.BlockLength < item.Count ? start + DevicePlace.BlockLength : item.Count;
                float largest = 0;
                for (long k = start + Group.IdxX; k < end; k += Group.DimX)
                    largest = DeviceMath.Max(largest, DeviceMath.Abs(numbers[item.Index + k]));
                largest = GroupReduction.Max(shared, largest);
                for (long k = start + Group.IdxX; k < end; k += Group.DimX)
                    packed.StoreCoded(new DevicePlace(item.Index + k, item.Element + k, item.Tensor), numbers[item.Index + k], largest);
                if (Group.IdxX == 0)
                    packed.KeepLargest(new DevicePlace(item.Index + start, item.Element + start, item.Tensor), largest);
            }
        }
    }
}
