using System;
using System.Globalization;
using System.Runtime.InteropServices;
using ScheduleDsl.Ilgpu;

namespace ScheduleDsl.Gpu.Benchmarks;

/// <summary>Rows as they stand in docs/performance.md; <c>bench_torch.py</c> prints the same.</summary>
internal static class BenchTable
{
    public static void WriteHeader(IlgpuDevice device)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd}, {device.Name}, ILGPU {typeof(ILGPU.Context).Assembly.GetName().Version!.ToString(3)}, {RuntimeInformation.FrameworkDescription}, ScheduleDsl {typeof(Scalar).Assembly.GetName().Version!.ToString(3)}"));
        Console.WriteLine();
        Console.WriteLine("| rule | weights | bytes | ms | GB/s | of copy |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
    }

    public static void Write(BenchCase rule, long weights, (StepTimes? Times, string Problem) measured)
    {
        double bytes = rule.BytesPerWeight();
        string size = string.Create(CultureInfo.InvariantCulture, $"2^{Math.Log2(weights):0}");
        Console.WriteLine(measured.Times is { } times
            ? string.Create(CultureInfo.InvariantCulture, $"| {rule.Name} | {size} | {bytes:0.##} | {times.Step * 1e3:0.0000} | {bytes * weights / times.Step / 1e9:0.0} | {times.Copy / times.Step:0.00} |")
            : $"| {rule.Name} | {size} | {bytes.ToString("0.##", CultureInfo.InvariantCulture)} | {measured.Problem} | | |");
    }
}
