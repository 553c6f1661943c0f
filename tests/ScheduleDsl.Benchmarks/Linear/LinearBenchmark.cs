using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using ScheduleDsl.Benchmarks.Report;

namespace ScheduleDsl.Benchmarks.Linear;

/// <summary>What linear algebra costs: products against OpenBLAS, decompositions against MathNet.Numerics, and steps of optimizers that are made of them.</summary>
internal static class LinearBenchmark
{
    public static int Run(int rounds, IReadOnlyList<int> threads, IReadOnlyList<int> sizes, string? markdown)
    {
        StringBuilder text = new();
        Machine machine = Machine.This();
        text.Append($"{machine.Processor}, {machine.Cores} cores, vectors of {machine.AcceleratedVectorBits} bits accelerated; {machine.Platform}. Medians of {rounds} rounds. ");
        text.Append(OpenBlas.IsPresent ? $"OpenBLAS with its kernels for {OpenBlas.CoreName ?? "an unknown processor"}.\n\n" : "OpenBLAS not measured: no libopenblas.\n\n");
        ProductFigures.Write(text, threads, rounds);
        StepFigures.Write(text, threads, Math.Min(rounds, 7));
        if (sizes.Count > 0)
            DecompositionFigures.Write(text, sizes, Math.Min(rounds, 3));
        Console.Out.Write(text);
        if (markdown is not null)
            File.WriteAllText(markdown, text.ToString());
        return 0;
    }
}
