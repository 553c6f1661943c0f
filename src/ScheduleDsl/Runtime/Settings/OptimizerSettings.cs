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
    /// What is wrong or unwise with the numbers and their schedules, empty where nothing is: numbers out of their range, and what the analyzers
    /// would report in code. A schedule is read over its declared length, at 1,024 steps where it is longer than that.
    /// </summary>
    /// <param name="plan">The run, where it is known: some guidelines need its length.</param>
    /// <param name="guidelines">Which guidelines judge, and by which thresholds; as they come where null.</param>
    public IReadOnlyList<Advice> Check(Plan? plan = null, CheckOptions? guidelines = null) => RunChecking.Check(this, plan, guidelines: guidelines);

    /// <summary>The same over the table and with the options of a run, whose precision some guidelines judge.</summary>
    /// <param name="parameters">What is trained.</param>
    /// <param name="options">As for the run.</param>
    /// <param name="plan">The run, where it is known.</param>
    /// <param name="guidelines">Which guidelines judge, and by which thresholds; as they come where null.</param>
    public IReadOnlyList<Advice> Check(ParameterTable parameters, RunOptions? options = null, Plan? plan = null, CheckOptions? guidelines = null) =>
        RunChecking.Check(this, plan, parameters, options, guidelines: guidelines);

    /// <summary>Whether the rule updates tensors of that many axes. One that works on matrices takes no vectors: they need a route of their own.</summary>
    /// <param name="rank">Number of axes: 0 of a scalar, 1 of a vector.</param>
    public bool TakesRank(int rank) => rank >= Rule.Ranks.Least && rank <= Rule.Ranks.Most;

    /// <summary>Numbers out of their range, and what cannot be read; empty where a run can be made.</summary>
    internal IReadOnlyList<SettingProblem> OutOfRange() => SettingsCheck.Run(Rule, SlotOf);

    // `protected` lets a generated override read the same in every assembly; the runtime comes in here.
    internal CompiledRule Rule => CompiledRule;

    internal Slot SlotOf(int index) => GetHyper(index) ?? throw new ArgumentException(
        $"{Rule.ShortName()}.{Rule.Hypers[index].Name} is null: it must be a number or a schedule.");
}
