using System;

namespace ScheduleDsl.Benchmarks.Schedules;

/// <summary>The formulas of <see cref="ScheduleCase"/> by hand: what does not depend on the update stands outside the loop.</summary>
internal static class HandLoops
{
    private const double Steps = ScheduleCase.Steps;

    public static void Cosine(long first, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double k = first + i;
            values[i] = k < Steps ? 0.5 * (1 + Math.Cos(Math.PI * k / Steps)) : 0;
        }
    }

    public static void Rex(long first, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double left = 1 - Math.Min(first + i, Steps) / Steps;
            values[i] = left / (0.5 + 0.5 * left);
        }
    }

    public static void Wsd(long first, double[] values)
    {
        const double warmup = 5_000;
        double length = Math.Round(0.2 * Steps);
        double start = Steps - length;
        for (int i = 0; i < values.Length; i++)
        {
            double k = first + i;
            values[i] = k < warmup ? k / warmup : k < start ? 1 : k < Steps ? 1 - Math.Sqrt((k - start) / length) : 0;
        }
    }

    public static void StepDecay(long first, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double k = first + i;
            values[i] = k < 0.3 * Steps ? 1 : k < 0.6 * Steps ? 0.1 : k < 0.9 * Steps ? 0.01 : 0.001;
        }
    }

    public static void OneCycle(long first, double[] values)
    {
        const double start = 1 / 25.0, end = start / 1e4;
        const double up = 0.3 * Steps - 1, down = Steps - 1 - up;
        for (int i = 0; i < values.Length; i++)
        {
            double k = first + i;
            values[i] = k < up ? Anneal(start, 1, k / up) : Anneal(1, end, (k - up) / down);
        }
    }

    public static void WarmRestarts(long first, double[] values)
    {
        const double cycle = 1_000;
        for (int i = 0; i < values.Length; i++)
            values[i] = Anneal(1, 0, (first + i) % cycle / cycle);
    }

    public static void GrowingRestarts(long first, double[] values)
    {
        const double cycle = 1_000;
        for (int i = 0; i < values.Length; i++)
        {
            double k = first + i;
            double n = Math.Floor(Math.Log2(k / cycle + 1));
            double length = cycle * Math.Pow(2, n);
            values[i] = Anneal(1, 0, (k - (length - cycle)) / length);
        }
    }

    private static double Anneal(double from, double to, double progress) => to + (from - to) * 0.5 * (1 + Math.Cos(Math.PI * progress));
}
