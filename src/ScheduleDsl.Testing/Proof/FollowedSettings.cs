using System;
using System.Linq;
using System.Reflection;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Testing;

/// <summary>The settings of a rule with a schedule in the place of its learning rate.</summary>
internal static class FollowedSettings
{
    // Beyond what any check runs, so that a rate that must not be 0 never is.
    private const int Steps = 64;

    /// <summary>Settings and the name of what follows the schedule; null where nothing can.</summary>
    public static (OptimizerSettings Settings, string Hyper)? Of(Subject subject)
    {
        int index = Enumerable.Range(0, subject.Rule.Hypers.Count).FirstOrDefault(i => IsRate(subject, i), -1);
        if (index < 0)
            return null;
        HyperInfo hyper = subject.Rule.Hypers[index];

        // A record is copied by a method that C# gives no name.
        OptimizerSettings copy = (OptimizerSettings)subject.Settings.GetType().GetMethod("<Clone>$")!.Invoke(subject.Settings, null)!;
        PropertyInfo property = copy.GetType().GetProperty(hyper.Name)!;
        property.SetValue(copy, (Slot)new Linear { Peak = subject.Settings.SlotOf(index).Value!.Value, Steps = Steps });
        return copy.OutOfRange().Count == 0 ? (copy, hyper.Name) : null;
    }

    private static bool IsRate(Subject subject, int hyper) =>
        subject.Rule.Hypers[hyper] is { Role: HyperRole.LearningRate, Kind: HyperKind.Scalar } && subject.Settings.SlotOf(hyper).Resolve() is null;
}
