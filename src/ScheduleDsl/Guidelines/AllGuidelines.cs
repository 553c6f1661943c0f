using System;
using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;
using ScheduleDsl.Guidelines.Optimizers;
using ScheduleDsl.Guidelines.Schedules;

namespace ScheduleDsl.Guidelines;

/// <summary>The guidelines, in the order of their ids.</summary>
internal static class AllGuidelines
{
    public static IReadOnlyList<Guideline> List { get; } =
    [
        new WarmupTooLong(), new PeakNotReached(), new ValueNotUsable(), new RisesAbovePeak(), new JumpAtJoint(), new DecayEndsAboveFloor(),
        new ClimbsAfterEnd(), new LengthDiffersFromPlan(), new FirstUpdateAtZero(), new RestartCutOff(), new MilestoneBeyondEnd(),
        new RunLongerThanSchedule(), new PhaseNeverReached(), new FloorNotBelowPeak(), new FloorLooksAbsolute(), new WarmupTooShort(),
        new WarmupReadTooRarely(), new NeverAnnealed(), new RewarmsAbovePeak(), new OutsideScheduleBounds(), new SettingsDoNotFit(), new ConstantRate(),
        new RateTimesDecay(), new OutsideOwnBounds(), new MomentDecaysSwapped(), new TotalDecay(), new MissingBiasCorrection(), new HeavyBallRate(),
        new NesterovWithoutMomentum(), new NoWarmup(), new WarmupShorterThanMemory(), new AverageLongerThanRun(), new ClipNotUsable(), new ScheduleFreeWithSchedule(),
        new RelativeRateIgnoresRate(), new EpsilonBelowHalf(), new SecondMomentStandsStill(), new WeightsStandStill(), new BoundsScaledGradients(),
        new BoundsEachBatch(), new LossScaleUnchecked(), new CoupledDecayInAdaptiveRule(), new VectorsDecay(), new EpsilonZero(), new SquaresOverflowHalf(),
        new AccumulationDiffersFromPlan(), new MomentumDrivesOther(), new HiddenMatricesOnly(), new RateLeftAtDefault(),
    ];

    /// <summary>What all of them find in a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="setting">The text of a threshold's key, or null where nobody set it.</param>
    public static IReadOnlyList<Finding> Check(RunFacts run, Func<string, string?> setting)
    {
        Findings findings = new(setting);
        foreach (Guideline rule in List)
            rule.Check(run, findings);
        return findings.All;
    }
}
