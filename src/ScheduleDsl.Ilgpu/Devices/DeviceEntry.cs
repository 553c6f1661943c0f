using System.Runtime.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Enters the devices of this assembly where tools look for them.</summary>
internal static class DeviceEntry
{
#pragma warning disable CA2255 // Tools load the assembly by its file and call nothing in it.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Enter() => RunDevices.Add("ilgpu", kind => IlgpuDevice.Open(kind, new IlgpuOptions { AcceptOpenCLWithoutGenericAddressSpace = true }));
}
