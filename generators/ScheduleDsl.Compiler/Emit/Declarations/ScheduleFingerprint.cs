using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>What tells a schedule with its numbers from every other; the member <c>Fingerprint</c> of the generated class has the same text.</summary>
public static class ScheduleFingerprint
{
    /// <summary>A short text that differs where the formula does, whatever the numbers.</summary>
    public static string Shape(Schedule schedule) => StableHash.Of(UnitWriter.Write(WithoutNumbers(schedule)));

    /// <summary>The fingerprint with the numbers at hand.</summary>
    /// <param name="name">The full name of its class.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="setting">What a property is, as text.</param>
    /// <param name="table">The entries of a table, by its name.</param>
    public static string Of(string name, Schedule schedule, Func<Hyper, string> setting, Func<string, IReadOnlyList<(double Time, double Value)>> table)
    {
        IEnumerable<string> settings = schedule.Properties.Select(p => $"{p.Name}={setting(p)}")
            .Concat(schedule.Tables.Select(t => $"{t.Name}=[{string.Join(", ", table(t.Name).Select(Entry))}]"));
        return $"{name}({string.Join(", ", settings)}) {Shape(schedule)}";
    }

    // As a StepTable writes them.
    private static string Entry((double Time, double Value) entry) => entry.Value == 1 ? Text(entry.Time) : $"{Text(entry.Time)}:{Text(entry.Value)}";

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    // The fingerprint names the numbers in use; what is left is the formula, and what only guidelines read is no part of it.
    private static Schedule WithoutNumbers(Schedule schedule) => schedule with
    {
        Properties = schedule.Properties.Select(p => p with { Default = "0", Role = "None" }).ToEquatableArray(),
        Phases = EquatableArray<Phase>.Empty,
        HoldIsDeclared = false,
    };
}
