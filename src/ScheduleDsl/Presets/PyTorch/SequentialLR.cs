using System;
using System.Collections.Generic;

namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.SequentialLR</c>: one scheduler after the other, each from its own update 0.</summary>
/// <remarks>
/// Unlike <see cref="ScheduleCombinators.Then"/> the milestones decide when the next one takes over, not the lengths: one that has not ended is cut off, one
/// that has ended does what it does beyond its end. <c>ChainedScheduler</c>, the product of factors, is <see cref="ScheduleCombinators.Times(Schedule, Schedule)"/>.
/// </remarks>
/// <example><code>
/// Schedule rate = SequentialLR.Of([new LinearLR { TotalIters = 20 }, new ExponentialLR { Gamma = 0.99 }], [20]);
/// </code></example>
public static class SequentialLR
{
    /// <summary>Scheduler <c>i</c> drives the updates from milestone <c>i - 1</c> up to, and without, milestone <c>i</c>.</summary>
    /// <exception cref="ArgumentException">There is not one milestone less than schedulers, or the milestones fall.</exception>
    public static Schedule Of(IReadOnlyList<Schedule> schedulers, IReadOnlyList<long> milestones) =>
        new JoinedSchedule(nameof(SequentialLR), schedulers, milestones);
}
