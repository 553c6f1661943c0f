using System;
using System.Collections.Generic;

namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>What puts schedules one after the other, each from its own update 0.</summary>
/// <param name="Library">Its namespace within this library.</param>
/// <param name="Class">The class; its method <c>Of</c> takes the schedules and their boundaries.</param>
/// <param name="Of">The method itself.</param>
internal sealed record Joiner(string Library, string Class, Func<IReadOnlyList<Schedule>, IReadOnlyList<long>, Schedule> Of)
{
    /// <summary><c>torch.optim.lr_scheduler.SequentialLR</c>.</summary>
    public static Joiner PyTorch { get; } = new(nameof(ScheduleDsl.PyTorch), nameof(ScheduleDsl.PyTorch.SequentialLR), ScheduleDsl.PyTorch.SequentialLR.Of);

    /// <summary><c>optax.join_schedules</c>.</summary>
    public static Joiner Optax { get; } = new(nameof(ScheduleDsl.Optax), nameof(ScheduleDsl.Optax.JoinSchedules), ScheduleDsl.Optax.JoinSchedules.Of);
}
