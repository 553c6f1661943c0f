using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch.optim;

namespace ScheduleDsl.Torch;

/// <summary>
/// The functions that a <see cref="ScheduleLR"/> hands to its base, which multiplies what they return by the initial rates that it finds in its constructor. A rate that
/// was divided by them and multiplied again would no longer be the schedule's value, and might be 0 / 0; so they are 1 for as long as that constructor runs.
/// </summary>
internal sealed class ScheduledRates
{
    private const string MomentumCurve = "Momentum";

    private readonly ILearningRateController[] groups;
    private readonly double[] initialRates;

    /// <exception cref="ArgumentException">There are not as many schedules as groups, or a group lacks the momentum that its schedule drives.</exception>
    /// <exception cref="InvalidOperationException">A schedule of an optimizer's settings drives a rate already.</exception>
    public ScheduledRates(ILearningRateController[] groups, IReadOnlyList<Schedule> schedules, int lastEpoch, bool isFactor, bool drivesMomentum)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        if (schedules.Count != groups.Length)
            throw new ArgumentException($"The optimizer has {groups.Length} groups, and there are {schedules.Count} schedules: give one, or one for each group.");
        ArgumentOutOfRangeException.ThrowIfLessThan(lastEpoch, -1);
        this.groups = groups;
        initialRates = [.. groups.Select(group => group.InitialLearningRate)];
        Functions = [.. groups.Select((group, i) => Function(group, schedules[i] ?? throw new ArgumentException($"Schedule {i} is null."), initialRates[i], isFactor, drivesMomentum))];

        // What can fail does so here, while initial rates are what they were.
        for (int i = 0; i < groups.Length; i++)
            groups[i].LearningRate = Functions[i](lastEpoch + 1);
        foreach (ILearningRateController group in groups)
            group.InitialLearningRate = 1;
    }

    /// <summary>The rate of each group at a step.</summary>
    public IReadOnlyList<Func<int, double>> Functions { get; }

    /// <summary>Gives groups their initial rates back.</summary>
    public void RestoreInitialRates()
    {
        for (int i = 0; i < groups.Length; i++)
            groups[i].InitialLearningRate = initialRates[i];
    }

    private static Func<int, double> Function(ILearningRateController group, Schedule schedule, double initialRate, bool isFactor, bool drivesMomentum)
    {
        double scale = isFactor ? initialRate : group is ScheduleDslParamGroup own ? own.RateMultiplier : 1;
        if (!drivesMomentum || !schedule.CurveNames.Contains(MomentumCurve))
            return step => schedule.At(step) * scale;
        Schedule momentum = schedule.NamedCurve(MomentumCurve);
        Action<double> set = group switch
        {
            IBetas betas => value => betas.Betas = (value, betas.Betas.Item2),
            IMomentum heavy => value => heavy.Momentum = value,
            _ => throw new ArgumentException($"{schedule.Fingerprint} has a curve for the momentum, and a group of the optimizer has none: leave it out with drivesMomentum: false."),
        };
        return step =>
        {
            set(momentum.At(step));
            return schedule.At(step) * scale;
        };
    }
}
