using System.Globalization;

namespace ScheduleDsl.Ilgpu;

/// <summary>A device that there is.</summary>
/// <param name="Kind">What <see cref="IlgpuDevice.Open"/> calls it: <c>cuda</c>, <c>opencl</c> or <c>cpu</c>.</param>
/// <param name="Index">Its place among those of its kind.</param>
/// <param name="Name">As its driver calls it.</param>
/// <param name="MemoryBytes">Its memory.</param>
/// <param name="Problem">Why it cannot be opened as it is; null where it can.</param>
public sealed record IlgpuDeviceInfo(string Kind, int Index, string Name, long MemoryBytes, string? Problem)
{
    /// <summary>Such as <c>cuda 0: NVIDIA H200, 139.8 GiB</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Kind} {Index}: {Name}{(Kind == "cpu" ? "" : $", {MemoryBytes / 1073741824.0:0.0} GiB")}{(Problem is null ? "" : $" ({Problem})")}");
}
