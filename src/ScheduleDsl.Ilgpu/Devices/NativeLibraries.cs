using System;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using System.Threading;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// Finds the drivers' libraries where Linux has them under their versioned names only (<c>libOpenCL.so.1</c>, <c>libcuda.so.1</c>), while ILGPU asks for the names that development
/// packages add. It answers only when everything else has failed, for ILGPU's own assembly alone, and takes no place that an application might want: any number of handlers may
/// listen, and a resolver that the application sets comes first.
/// </summary>
internal static class NativeLibraries
{
    private static int isListening;

    public static void Listen()
    {
        if (!OperatingSystem.IsLinux() || Interlocked.Exchange(ref isListening, 1) != 0)
            return;
        Assembly ilgpu = typeof(ILGPU.Context).Assembly;
        if (AssemblyLoadContext.GetLoadContext(ilgpu) is { } context)
            context.ResolvingUnmanagedDll += (assembly, name) => assembly == ilgpu ? Load(name) : 0;
    }

    private static nint Load(string name) => name switch
    {
        "OpenCL" => LoadFirst("libOpenCL.so.1"),
        "cuda" => LoadFirst("libcuda.so.1"),
        _ => 0,
    };

    private static nint LoadFirst(string file) => NativeLibrary.TryLoad(file, out nint handle) ? handle : 0;
}
