using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl;

namespace Examples;

/// <summary>
/// What a run gives to a schedule, under the names that schedules have for it: a preset keeps those of its original. The first
/// name that a schedule has is taken.
/// </summary>
internal static class RunNumbers
{
    /// <summary>The highest rate.</summary>
    public static readonly IReadOnlyList<string> Peak = ["Peak", "MaxLr", "PeakValue", "Lr"];

    /// <summary>The number of updates.</summary>
    public static readonly IReadOnlyList<string> Length = ["Steps", "TotalSteps", "NumTrainingSteps", "TMax", "TInitial"];

    /// <summary>The updates of the warmup.</summary>
    public static readonly IReadOnlyList<string> Warmup = ["WarmupSteps", "NumWarmupSteps", "WarmupT"];

    /// <summary>Place of the number in <see cref="Schedule.Properties"/>; null where the schedule has none of the names.</summary>
    public static int? Find(Schedule schedule, IReadOnlyList<string> names) => names
        .SelectMany(name => schedule.Properties.Index().Where(p => p.Item.Name == name))
        .Select(p => (int?)p.Index)
        .FirstOrDefault();

    /// <summary>Sets the number; a schedule need not have every one: a constant one has no length.</summary>
    public static Schedule Set(Schedule schedule, IReadOnlyList<string> names, double value) =>
        Find(schedule, names) is { } index ? schedule.With(index, value) : schedule;
}
