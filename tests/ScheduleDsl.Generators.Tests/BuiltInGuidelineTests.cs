using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>What the library comes with is nothing to warn of: its schedules as they are, over their own length or a plan.</summary>
public sealed class BuiltInGuidelineTests
{
    private const int Steps = 1000;

    // Settings that stand for the length of a run, or of its decay, and have no default.
    private static readonly string[] Lengths =
    [
        "Steps", "TotalSteps", "TMax", "TInitial", "TransitionSteps", "DecaySteps", "NumTrainingSteps", "NumDecaySteps", "TotalNumSteps", "TotalTokens",
    ];

    public static TheoryData<string> Names =>
        [.. Registry.Schedules.Where(entry => entry.Type.Assembly == typeof(Schedule).Assembly).Select(entry => entry.Type.FullName!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void ScheduleWithItsDefaults_IsSilent(string name)
    {
        Schedule schedule = WithLength(Registry.Schedules.Single(entry => entry.Type.FullName == name).Create());
        Plan plan = new() { Steps = schedule.Length ?? Steps };

        foreach (IReadOnlyList<Advice> advice in new[] { schedule.Check(), schedule.Check(plan) })
            Assert.Empty(advice.Where(a => a.Tier >= AdviceTier.Warning).Select(a => a.ToString()));
    }

    private static Schedule WithLength(Schedule schedule)
    {
        for (int i = 0; i < schedule.Properties.Count && !CanBeRead(schedule); i++)
        {
            if (Lengths.Contains(schedule.Properties[i].Name) && schedule.Get(i) == 0)
                schedule = schedule.With(i, Steps);
        }
        Assert.True(CanBeRead(schedule), schedule.Fingerprint);
        return schedule;
    }

    private static bool CanBeRead(Schedule schedule)
    {
        try
        {
            schedule.At(0);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
