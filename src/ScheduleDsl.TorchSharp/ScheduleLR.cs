using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch.optim;

namespace ScheduleDsl.Torch;

/// <summary>
/// A schedule as a learning-rate scheduler of TorchSharp, for any optimizer: a <see cref="ScheduleDslOptimizer"/> whose settings have a number for a rate, or one of
/// TorchSharp's own. Since a schedule is a function of the step alone, it works inside <c>SequentialLR</c>, and resumes from <c>last_epoch</c>.
/// </summary>
/// <remarks>
/// <para>The rate of a group is the schedule's value at the number of calls of <c>step()</c> so far: the first step of the optimizer takes <c>At(0)</c>. Within <c>SequentialLR</c> it
/// counts from its milestone.</para>
/// <para>A schedule with a curve <c>Momentum</c>, such as a one-cycle schedule, drives the momentum of groups too (<c>IMomentum</c>, or the first of <c>IBetas</c>).</para>
/// </remarks>
/// <example><code>
/// var scheduler = new ScheduleLR(optimizer, new Wsd { Peak = 3e-4, Steps = 10_000 });
/// </code></example>
public sealed class ScheduleLR : lr_scheduler.impl.LambdaLR
{
    /// <summary>The same schedule for every group.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="schedule">The rate, or the factor.</param>
    /// <param name="last_epoch">The step to resume after: -1 for a run that begins, k where step k was the last to be taken.</param>
    /// <param name="isFactor">
    /// Whether the schedule's values are factors of each group's initial rate. Otherwise they are the rate itself: of a <see cref="ScheduleDslParamGroup"/> times its
    /// multiplier, of any other group as they are.
    /// </param>
    /// <param name="drivesMomentum">Whether a curve <c>Momentum</c> of the schedule drives the groups' momentum.</param>
    /// <param name="verbose">Whether changes are printed.</param>
    /// <exception cref="ArgumentException">The schedule has a curve for the momentum and a group has none.</exception>
    public ScheduleLR(Optimizer optimizer, Schedule schedule, int last_epoch = -1, bool isFactor = false, bool drivesMomentum = true, bool verbose = false)
        : this(optimizer, new ScheduledRates(Groups(optimizer), [.. Groups(optimizer).Select(_ => schedule)], last_epoch, isFactor, drivesMomentum), last_epoch, verbose)
    {
    }

    /// <summary>A schedule for each group, in their order.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="schedules">As many as groups.</param>
    /// <param name="last_epoch">The step to resume after: -1 for a run that begins.</param>
    /// <param name="isFactor">Whether the schedules' values are factors of each group's initial rate.</param>
    /// <param name="drivesMomentum">Whether curves <c>Momentum</c> drive the groups' momentum.</param>
    /// <param name="verbose">Whether changes are printed.</param>
    /// <exception cref="ArgumentException">There are not as many schedules as groups, or a group lacks the momentum that its schedule drives.</exception>
    public ScheduleLR(Optimizer optimizer, IReadOnlyList<Schedule> schedules, int last_epoch = -1, bool isFactor = false, bool drivesMomentum = true, bool verbose = false)
        : this(optimizer, new ScheduledRates(Groups(optimizer), schedules, last_epoch, isFactor, drivesMomentum), last_epoch, verbose)
    {
    }

    private ScheduleLR(Optimizer optimizer, ScheduledRates rates, int last_epoch, bool verbose)
        : base(optimizer, rates.Functions, last_epoch, verbose) => rates.RestoreInitialRates();

    private static ILearningRateController[] Groups(Optimizer optimizer) => [.. (optimizer ?? throw new ArgumentNullException(nameof(optimizer))).ParamGroups];
}
