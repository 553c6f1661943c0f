using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>The hyperparameters of one group: what drives each, and the values of the current step.</summary>
internal sealed class GroupHypers
{
    private readonly CompiledRule rule;
    private readonly string owner;
    private readonly string label;
    private readonly bool[] overridden;
    private readonly double?[] set;

    public GroupHypers(CompiledRule rule, HyperDriver[] settings, ParameterGroup? group, string groupName)
    {
        (this.rule, owner) = (rule, rule.ShortName());
        label = group is null ? "" : $" in the group {groupName}";
        Drivers = (HyperDriver[])settings.Clone();
        Values = new double[settings.Length];
        overridden = new bool[settings.Length];
        set = new double?[settings.Length];
        RateMultiplier = group?.RateMultiplier ?? 1;
        if (!(RateMultiplier >= 0 && double.IsFinite(RateMultiplier)))
            throw new ArgumentException($"The rate multiplier{label} is {RangeText.Number(RateMultiplier)}: it must be finite and at least 0");
        // It would multiply nothing, and the group would train at the common rate.
        if (RateMultiplier != 1 && !Array.Exists([.. rule.Hypers], hyper => hyper.Role == HyperRole.LearningRate))
            throw new ArgumentException($"The rate multiplier{label} is {RangeText.Number(RateMultiplier)}, but no hyperparameter of {owner} has Role = HyperRole.LearningRate");
        foreach ((string name, Slot slot) in group?.Overrides ?? [])
        {
            try
            {
                int hyper = rule.HyperIndex(name);
                (Drivers[hyper], overridden[hyper]) = (HyperDriver.From(rule, hyper, slot), true);
            }
            catch (Exception e) when (e is KeyNotFoundException or ArgumentException)
            {
                throw new ArgumentException($"{e.Message} (override{label})", e);
            }
        }
    }

    public HyperDriver[] Drivers { get; }

    public double[] Values { get; }

    public double RateMultiplier { get; }

    /// <summary>Whether any value can change from step to step.</summary>
    public bool IsScheduled => Array.Exists(Drivers, driver => driver.Schedule is not null) || Array.Exists(set, value => value is not null);

    /// <summary>The number that somebody set in place of what drives a hyperparameter; null where nobody has.</summary>
    public double? SetValue(int hyper) => set[hyper];

    /// <summary>Sets a number in place of what drives a hyperparameter, as the update uses it: no multiplier applies. Null gives it back to its driver.</summary>
    public void Set(int hyper, double? value) => set[hyper] = value;

    /// <summary>Reads the schedules at a step, those of the run's settings through <paramref name="settings"/>, so that each is read once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range; the weights are untouched.</exception>
    public void Read(long step, ReadOnlySpan<double> settings)
    {
        for (int i = 0; i < Values.Length; i++)
        {
            double value = set[i] ?? Scale(i, overridden[i] ? Drivers[i].At(step) : settings[i]);
            if (SettingsCheck.AtStep(owner, rule.Hypers[i], value, step, set[i] is null ? Drivers[i].Schedule : null) is { } problem)
                throw new ArgumentOutOfRangeException(null, problem + label);
            Values[i] = value;
        }
    }

    /// <summary>The value that the group uses at a step.</summary>
    public double At(int hyper, long step) => set[hyper] ?? Scale(hyper, Drivers[hyper].At(step));

    /// <summary>The values that the group uses at a step.</summary>
    public double[] At(long step) => [.. Enumerable.Range(0, Values.Length).Select(hyper => At(hyper, step))];

    private double Scale(int hyper, double value) =>
        rule.Hypers[hyper].Role == HyperRole.LearningRate ? value * RateMultiplier : value;
}
