using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Binding;

/// <content>
/// Everything that can be wrong with the declaration of a schedule. The words stand beside the condition
/// (<c>Parsing/Schedules</c>), as the generated class says them too when its properties are set to such numbers.
/// </content>
public sealed partial record FindingKind
{
    public static readonly FindingKind PhasesLongerThanSchedule = Error("SDL101", "The phases take longer than the schedule", "{0}");

    public static readonly FindingKind FractionsAboveOne = Error("SDL102", "The fractions of a schedule sum to more than 1", "{0}");

    public static readonly FindingKind PhasesShorterThanSchedule = Error("SDL103", "The phases leave steps of the schedule without a value", "{0}");

    public static readonly FindingKind ScheduleNumberOutOfRange = Error("SDL104", "A number of a schedule is out of range", "{0}");

    public static readonly FindingKind GivenTwice = Error("SDL105", "One quantity of a schedule is given twice", "{0}");

    public static readonly FindingKind TwoPhasesTakeTheRest = Error("SDL106", "Two phases take what is left of a schedule", "{0}");

    public static readonly FindingKind MarksNotRising = Error("SDL107", "The marks of a phase do not rise", "{0}");

    public static readonly FindingKind PhasesOnSeveralDeclarations = Error("SDL108", "The phases of a schedule stand on several declarations", "{0}");

    public static readonly FindingKind UnknownProfile = Error("SDL109", "A decay names something that is not a profile", "{0}");

    public static readonly FindingKind NoLength = Error("SDL110", "A schedule has no length", "{0}");

    public static readonly FindingKind NoPhases = Error("SDL111", "A schedule has no phases", "{0}");

    public static readonly FindingKind SamplingWithoutDecay = Error("SDL112", "A sampling rate has no decay", "{0}");

    public static readonly FindingKind PlanMissing = Error("SDL113", "A length cannot be converted to updates without a plan", "{0}");

    public static readonly FindingKind ProfileSetting = Error("SDL114", "A setting of a profile cannot be a property", "{0}");

    public static readonly FindingKind FallingProfileRises = new("SDL115", "A profile that is declared falling rises",
        "'{0}' is declared falling, but rises from {1} at t = {2} to {3} at t = {4}", FindingSeverity.Warning);

    public static readonly FindingKind UnknownCurve = Error("SDL116", "A schedule has no curve of that name", "'{0}' has no curve '{1}': it has {2}");

    public static readonly FindingKind RestartNeverFits = Error("SDL117", "A restart does not fit into the plan", "{0}");

    public static readonly FindingKind QuantityName = Error("SDL118", "A quantity has no name of its own", "{0}");

    public static readonly FindingKind WrongDefine = Error("SDL130", "A schedule's method has the wrong form", "'{0}': {1}");

    public static readonly FindingKind WrongSetting = Error("SDL131", "A parameter cannot be a setting", "'{0}' cannot be a setting: {1}");

    public static readonly FindingKind SettingsDoNotFit = Error("SDL132", "The settings of a schedule do not fit together", "{0}");

    public static readonly FindingKind CurveNeedsEnd = Error("SDL133", "A curve without end stands where one with an end is needed", "{0}: {1}");

    public static readonly FindingKind ComputesInFloat = new("SDL134", "A schedule computes in float",
        "'{0}' computes in float, which has 24 bits: write double throughout", FindingSeverity.Warning);

    public static readonly FindingKind SettingUnread = new("SDL135", "A setting of a schedule changes nothing",
        "'{0}' can be set, and '{1}' never reads it", FindingSeverity.Warning);

    /// <summary>All of the above, in the order of their ids.</summary>
    public static ImmutableArray<FindingKind> Schedules { get; } =
    [
        PhasesLongerThanSchedule, FractionsAboveOne, PhasesShorterThanSchedule, ScheduleNumberOutOfRange, GivenTwice,
        TwoPhasesTakeTheRest, MarksNotRising, PhasesOnSeveralDeclarations, UnknownProfile, NoLength, NoPhases,
        SamplingWithoutDecay, PlanMissing, ProfileSetting, FallingProfileRises, UnknownCurve, RestartNeverFits, QuantityName,
        WrongDefine, WrongSetting, SettingsDoNotFit, CurveNeedsEnd,
        ComputesInFloat, SettingUnread,
    ];
}
