using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Text.Json.Serialization;

namespace ScheduleDsl;

/// <summary>
/// What drives a hyperparameter: a number, or a schedule of the update's index. Assign either of them, or let
/// System.Text.Json or a configuration binder fill it.
/// </summary>
/// <remarks>
/// JSON: <c>3e-4</c>, <c>"Wsd"</c> or <c>{ "Schedule": "Wsd", "Peak": 3e-4, "Steps": 1000 }</c>. Configuration: the same number or
/// name, or a section with <c>Schedule</c> and <c>Settings</c>, which JSON takes too. Settings records refuse keys that they do not know.
/// Members of enums are given by name; tables as a text such as <c>"30, 60:0.1"</c>, in JSON also as <c>[30, 60]</c>, <c>[[30, 0.1]]</c> or
/// <c>{ "30": 0.1 }</c>. A further curve is named behind its schedule: <c>"PyTorch.OneCycleLR.Momentum"</c>.
/// </remarks>
/// <example><code>
/// var settings = new LionSettings { LearningRate = new Wsd { Peak = 3e-4 }, WeightDecay = 0.1 };
/// </code></example>
[JsonConverter(typeof(SlotJsonConverter))]
[TypeConverter(typeof(SlotTypeConverter))]
public sealed class Slot : IEquatable<Slot>
{
    private double? number = 0;
    private string? name;
    private Schedule? given;

    /// <summary>The number, or null where a schedule drives the slot. 0 until something is assigned.</summary>
    public double? Value
    {
        get => number;
        set => (number, name, given, IsDefault) = (value ?? throw new ArgumentNullException(nameof(value)), null, null, false);
    }

    /// <summary>Name of the schedule that drives the slot, as <see cref="Registry"/> knows it, or null where it holds a number.</summary>
    public string? Schedule
    {
        get => name;
        set => (number, name, given, IsDefault) = (null, value ?? throw new ArgumentNullException(nameof(value)), null, false);
    }

    /// <summary>What differs from the defaults of the schedule named by <see cref="Schedule"/>, by property name.</summary>
    public Dictionary<string, SettingValue> Settings { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The schedule itself where one was assigned rather than named.</summary>
    internal Schedule? Given => given;

    /// <summary>Whether the number stands here because nobody has given another: guidelines judge what somebody chose. Slots with equal numbers are equal all the same.</summary>
    internal bool IsDefault { get; private set; }

    /// <summary>For generated code: a default that is in force until something is assigned.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Slot Standing(double number) => new() { Value = number, IsDefault = true }; // In this order: a value that is given is no default.

    /// <summary>A slot that holds a number.</summary>
    public static implicit operator Slot(double value) => new() { Value = value };

    /// <summary>A slot that follows a schedule.</summary>
    public static implicit operator Slot(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return new Slot { Schedule = Registry.NameOf(schedule), given = schedule };
    }

    /// <summary>
    /// The schedule that drives the slot, or null where it holds a number. A schedule given by name is looked up at each call;
    /// a run does it once.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The schedule or one of its settings is unknown.</exception>
    /// <exception cref="ArgumentException">A setting is of the wrong kind, or outside the range that the schedule declares.</exception>
    public Schedule? Resolve() => name is null ? null : given ?? Registry.CreateSchedule(name, Settings);

    /// <summary>The value in force for one update.</summary>
    /// <param name="step">The update's index, from 0.</param>
    public double At(long step) => number ?? Resolve()!.At(step);

    /// <summary>Equal numbers, or schedules that are the same function of the step.</summary>
    public bool Equals(Slot? other) => other is not null && Nullable.Equals(number, other.number) && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Slot);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The number, or the schedule's fingerprint; what was asked for where the registry cannot make it.</summary>
    public override string ToString()
    {
        if (number is { } value)
            return RangeText.Number(value);
        try
        {
            return Resolve()!.Fingerprint;
        }
        catch (Exception e) when (e is KeyNotFoundException or ArgumentException)
        {
            return name + "(" + string.Join(", ", Settings.Select(pair => pair.Key + "=" + pair.Value)) + ")";
        }
    }
}
