using ILGPU;

namespace ScheduleDsl.Ilgpu;

/// <summary>Copies numbers from one stretch of device memory to another, whoever owns them.</summary>
internal static class CopyKernel
{
    public static void Run<T>(ArrayView<T> from, ArrayView<T> to, long count)
        where T : unmanaged
    {
        for (long i = Grid.GlobalIndex.X; i < count; i += (long)Grid.DimX * Group.DimX)
            to[i] = from[i];
    }
}
