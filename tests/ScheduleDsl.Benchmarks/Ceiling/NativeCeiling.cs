using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace ScheduleDsl.Benchmarks.Ceiling;

/// <summary>The traffic ceiling as compiled by the machine's C compiler, loaded into this process.</summary>
internal sealed unsafe class NativeCeiling : ICeiling, IDisposable
{
    private readonly nint library;
    private readonly DirectoryInfo folder;
    private readonly delegate* unmanaged<int, int, uint**, nint, int> move;

    private NativeCeiling(nint library, DirectoryInfo folder, string compiler)
    {
        (this.library, this.folder) = (library, folder);
        move = (delegate* unmanaged<int, int, uint**, nint, int>)NativeLibrary.GetExport(library, "traffic_ceiling");
        var vectorBytes = (delegate* unmanaged<int>)NativeLibrary.GetExport(library, "traffic_ceiling_vector_bytes");
        Name = $"traffic ceiling (C, {compiler}, {8 * vectorBytes()} bits)";
    }

    public string Name { get; }

    /// <summary>Compiles and loads the C file, or says why it could not.</summary>
    public static NativeCeiling? TryBuild(out string reason)
    {
        reason = "no C compiler (gcc, cc, clang) on PATH";
        string source = Path.Combine(AppContext.BaseDirectory, "native", "traffic_ceiling.c");
        string? given = Environment.GetEnvironmentVariable("CC");
        string[] compilers = given is { Length: > 0 } ? [given] : ["gcc", "cc", "clang"];
        foreach (string compiler in compilers)
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("scheduledsl-ceiling-");
            string file = Path.Combine(folder.FullName, "traffic_ceiling.so");
            string? error = Compile(compiler, source, file);
            if (error is null && NativeLibrary.TryLoad(file, out nint library))
                return new NativeCeiling(library, folder, Path.GetFileName(compiler));
            folder.Delete(recursive: true);
            if (error is not "")
                reason = error ?? $"{compiler} built a library that does not load";
        }

        return null;
    }

    public bool Move(TrafficShape shape, float** streams, int count) => move(shape.Reads, shape.Writes, (uint**)streams, count) != 0;

    public void Dispose()
    {
        NativeLibrary.Free(library);
        folder.Delete(recursive: true);
    }

    /// <summary>Null where the compiler succeeded, empty where there is no such program, else the first line of its complaint.</summary>
    private static string? Compile(string compiler, string source, string file)
    {
        ProcessStartInfo start = new(compiler, ["-O3", "-march=native", "-shared", "-fPIC", "-o", file, source]) { RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            string complaint = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : $"{compiler}: {complaint.Split('\n').First()}";
        }
        catch (Win32Exception)
        {
            return "";
        }
    }
}
