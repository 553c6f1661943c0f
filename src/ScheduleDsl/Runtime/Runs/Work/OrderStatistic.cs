using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>A quantile or k-th largest of numbers; docs/numerics.md gives the formula.</summary>
internal static class OrderStatistic
{
    /// <summary>Whether a kind is selected rather than reduced.</summary>
    public static bool IsOrder(this CollectiveKind kind) => kind is CollectiveKind.Quantile or CollectiveKind.KthLargest;

    /// <summary>The result; NaN where any number is, and where there is none of that rank.</summary>
    public static double Of(ElementType type, List<NumberRun> runs, CollectiveKind kind, double rank, Staging staging, Room room)
    {
        long count = 0;
        foreach (NumberRun run in runs)
            count += run.Count;
        if (!Exists(kind, rank, count))
            return double.NaN;
        double at = kind == CollectiveKind.Quantile ? rank * (count - 1) : count - Math.Floor(rank);
        long place = (long)at;
        double share = at - place;
        (double number, double next) = type == ElementType.Float32
            ? new RadixSelection<float>(runs, staging, room).At(place, count, share > 0)
            : new RadixSelection<double>(runs, staging, room).At(place, count, share > 0);
        return share > 0 && number != next ? Math.Clamp((1 - share) * number + share * next, number, next) : number;
    }

    private static bool Exists(CollectiveKind kind, double rank, long count) =>
        count > 0 && (kind == CollectiveKind.Quantile ? rank is >= 0 and <= 1 : rank >= 1 && Math.Floor(rank) <= count);
}
