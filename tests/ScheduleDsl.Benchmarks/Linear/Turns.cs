using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Linear;

/// <summary>Programs that take turns, each turn long enough to be timed.</summary>
internal static class Turns
{
    private const double Shortest = 0.03;

    // Helper threads of OpenBLAS go on looking for work for a while after a product, on the cores that the next turn needs.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(60);

    /// <summary>Median seconds of one call of each.</summary>
    /// <param name="threads">With one, the process's own time counts, which other programs of the machine hardly change; with more, time that passes.</param>
    public static (double Median, double Spread)[] Run(IReadOnlyList<Action> contenders, int rounds, int threads)
    {
        int[] calls = [.. contenders.Select(contender => Calls(contender))];
        double[][] seconds = [.. contenders.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < contenders.Count; turn++)
            {
                int i = (round + turn) % contenders.Count;
                if (threads > 1)
                    Thread.Sleep(Quiet);
                // What the contender before left in the caches is not part of a short turn.
                if (calls[i] > 1)
                    contenders[i]();
                seconds[i][round] = Time(contenders[i], calls[i], threads) / calls[i];
            }
        }

        return [.. seconds.Select(Summary)];
    }

    private static (double Median, double Spread) Summary(double[] seconds)
    {
        Array.Sort(seconds);
        double median = Measurement.Quantile(seconds, 0.5);
        return (median, (Measurement.Quantile(seconds, 0.75) - Measurement.Quantile(seconds, 0.25)) / median);
    }

    // The first calls are not those that count: loops are compiled to their final form while they run.
    private static int Calls(Action contender)
    {
        long start = Stopwatch.GetTimestamp();
        contender();
        double once = Stopwatch.GetElapsedTime(start).TotalSeconds;
        for (int i = 0; i < 40 && Stopwatch.GetElapsedTime(start).TotalSeconds < 0.5; i++)
        {
            long before = Stopwatch.GetTimestamp();
            contender();
            once = Math.Min(once, Stopwatch.GetElapsedTime(before).TotalSeconds);
        }

        return (int)Math.Clamp(Math.Ceiling(Shortest / once), 1, 1000);
    }

    private static double Time(Action contender, int calls, int threads)
    {
        long start = Stopwatch.GetTimestamp();
        TimeSpan spent = Environment.CpuUsage.TotalTime;
        for (int i = 0; i < calls; i++)
            contender();
        return threads == 1 ? (Environment.CpuUsage.TotalTime - spent).TotalSeconds : Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
