using System;
using System.Collections.Generic;
using ScheduleDsl.PyTorch;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Benchmarks.Schedules;

/// <summary>A schedule to measure.</summary>
/// <param name="Title">Name and what is set.</param>
/// <param name="ByHand">Fills an array from an update on, as one would write it for this schedule alone: one value at a time, in double.</param>
internal sealed record ScheduleCase(string Title, Schedule Schedule, Action<long, double[]> ByHand)
{
    public const long Steps = 100_000;

    public static IReadOnlyList<ScheduleCase> All { get; } =
    [
        new("Cosine", new Cosine { Steps = Steps }, HandLoops.Cosine),
        new("Rex", new Rex { Steps = Steps }, HandLoops.Rex),
        new("Wsd", new Wsd { Steps = Steps, WarmupSteps = 5_000 }, HandLoops.Wsd),
        new("StepDecay", new StepDecay { Steps = Steps }, HandLoops.StepDecay),
        new("OneCycleLR", new OneCycleLR { TotalSteps = Steps, MaxLr = 1 }, HandLoops.OneCycle),
        new("CosineAnnealingWarmRestarts", new CosineAnnealingWarmRestarts { T0 = 1_000, Lr = 1 }, HandLoops.WarmRestarts),
        new("CosineAnnealingWarmRestarts (TMult = 2)", new CosineAnnealingWarmRestarts { T0 = 1_000, TMult = 2, Lr = 1 }, HandLoops.GrowingRestarts),
    ];
}
