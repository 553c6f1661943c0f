using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl.SameBits;

/// <summary>
/// Compares every optimizer's loops, on every arm, with its body, and every schedule's <c>Fill</c> with its <c>At</c>. Prints what the process can accelerate, then
/// <c>N comparisons, M differences</c>; exit code 1 if anything differs.
/// </summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        int seed = arguments.Length > 0 ? int.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture) : 1;
        Console.WriteLine($"accelerated: 128 {Vector128.IsHardwareAccelerated}, 256 {Vector256.IsHardwareAccelerated}, 512 {Vector512.IsHardwareAccelerated}; AVX2 {Avx2.IsSupported}, AVX-512 {Avx512F.IsSupported}");
        Random random = new(seed);
        List<string> differences = [];
        int comparisons = 0;
        foreach (Subject subject in Subject.All())
        {
            // Lengths around every multiple of every vector width, each at one of a few offsets and steps.
            for (int length = 0; length <= 67; length++, comparisons++)
            {
                string? difference = Comparison.Run(subject, length, offset: length % 4, Comparison.Steps[length % 3], random);
                if (difference is not null)
                    differences.Add(difference);
            }
        }
        int rules = comparisons;
        foreach (ScheduleEntry entry in Registry.Schedules)
        {
            IReadOnlyList<Schedule> settings = [.. FillComparison.Settings(entry, 3, random)];
            if (settings.Count == 0)
                differences.Add($"{entry.Name}: no settings were found that fit together");
            foreach (Schedule schedule in settings)
            {
                IReadOnlyList<long> starts = FillComparison.Starts(schedule);
                for (int length = 0; length <= 130; length++, comparisons++)
                {
                    string? difference = FillComparison.Run(schedule, starts[random.Next(starts.Count)], length);
                    if (difference is not null)
                        differences.Add(difference);
                }
            }
        }
        Console.WriteLine($"{Registry.Schedules.Count} schedules, {comparisons - rules} fills");
        foreach (string difference in differences.Take(20))
            Console.WriteLine(difference);
        Console.WriteLine($"{comparisons} comparisons, {differences.Count} differences");
        return comparisons > 0 && differences.Count == 0 ? 0 : 1;
    }
}
