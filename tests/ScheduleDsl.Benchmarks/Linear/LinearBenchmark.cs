using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Text;
using ScheduleDsl.Benchmarks.Report;

namespace ScheduleDsl.Benchmarks.Linear;

/// <summary>What linear algebra costs: products against OpenBLAS, decompositions against MathNet.Numerics.</summary>
internal static partial class LinearBenchmark
{
    private const string CoreVariable = "OPENBLAS_CORETYPE";

    public static int Run(int rounds, IReadOnlyList<int> threads, IReadOnlyList<int> sizes, string? core, string? markdown)
    {
        ChooseCore(core);
        StringBuilder text = new();
        Machine machine = Machine.This();
        text.Append($"{machine.Processor}, {machine.Cores} cores, vectors of {machine.AcceleratedVectorBits} bits accelerated; {machine.Platform}. Medians of {rounds} rounds. ");
        text.Append(OpenBlas.IsPresent ? $"OpenBLAS with its kernels for {OpenBlas.CoreName ?? "an unknown processor"}.\n\n" : "OpenBLAS not measured: no libopenblas.\n\n");
        ProductFigures.Write(text, threads, rounds);
        DecompositionFigures.Write(text, sizes, Math.Min(rounds, 3));
        Console.Out.Write(text);
        if (markdown is not null)
            File.WriteAllText(markdown, text.ToString());
        return 0;
    }

    // A library that is older than the processor takes it for one without 512-bit vectors and is half as fast as it could be: no fair yardstick.
    private static void ChooseCore(string? core)
    {
        core ??= Avx512F.IsSupported && Environment.GetEnvironmentVariable(CoreVariable) == null ? "SkylakeX" : null;
        if (core != null && OperatingSystem.IsLinux())
            _ = SetVariable(CoreVariable, core, 1);
    }

    // The platform's own method changes a copy, which native code does not see.
    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
