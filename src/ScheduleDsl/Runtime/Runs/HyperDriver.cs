using System;
using System.Collections.Generic;
using System.Globalization;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>A slot looked up once: a number, or the schedule itself.</summary>
internal readonly record struct HyperDriver(double Number, Schedule? Schedule)
{
    public double At(long step) => Schedule is null ? Number : Schedule.At(step);

    /// <exception cref="ArgumentException">The schedule is unknown or a setting of it is wrong, or the number is out of range.</exception>
    public static HyperDriver From(CompiledRule rule, int hyper, Slot slot)
    {
        string name = $"{rule.ShortName()}.{rule.Hypers[hyper].Name}";
        if (slot is null)
            throw new ArgumentException($"{name} is null: it must be a number or a schedule.");
        if (slot.Value is { } number)
            return new(rule.Hypers[hyper].Validate(rule.ShortName(), number), null);
        try
        {
            return new(0, slot.Resolve());
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException)
        {
            throw new ArgumentException($"{name}: {e.Message}", e);
        }
    }

    public override string ToString() => Schedule?.Fingerprint ?? Number.ToString("R", CultureInfo.InvariantCulture);
}
