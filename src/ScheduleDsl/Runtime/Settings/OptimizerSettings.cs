using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// The hyperparameters of one optimizer: the base of the record that is generated beside each <see cref="OptimizerAttribute"/>
/// class. A plain record: System.Text.Json and configuration binders fill it.
/// </summary>
public abstract record OptimizerSettings
{
    /// <summary>The rule that these settings are for.</summary>
    protected abstract CompiledRule CompiledRule { get; }

    /// <summary>What drives a hyperparameter, by its position in <see cref="CompilerServices.CompiledRule.Hypers"/>; a bool is 0 or 1, an enum its value.</summary>
    protected abstract Slot GetHyper(int index);

    /// <summary>
    /// Every problem with the numbers, empty where there is none. A schedule is read over its declared length, at 1,024 steps
    /// where it is longer than that.
    /// </summary>
    public IReadOnlyList<string> Check() => SettingsCheck.Run(Rule, SlotOf);

    // `protected` lets a generated override read the same in every assembly; the runtime comes in here.
    internal CompiledRule Rule => CompiledRule;

    internal Slot SlotOf(int index) => GetHyper(index) ?? throw new ArgumentException(
        $"{Rule.ShortName()}.{Rule.Hypers[index].Name} is null: it must be a number or a schedule.");
}
