using System;
using System.Collections.Generic;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>What one step did. It reads from the run without copying, so values can be read until the next step.</summary>
public readonly struct StepResult
{
    private readonly OptimizerRun run;

    private readonly long reading;
    private readonly long step;
    private readonly bool applied;

    // Whether the device alone knows.
    private readonly bool isPending;

    internal StepResult(OptimizerRun run, long step, long reading, bool applied) => (this.run, this.step, this.reading, this.applied) = (run, step, reading, applied);

    internal StepResult(OptimizerRun run, long reading) => (this.run, this.reading, isPending) = (run, reading, true);

    /// <summary>Whether the step counts: false where the rule skipped it, or only gathered for a later one. On a device this may wait for the step.</summary>
    /// <exception cref="InvalidOperationException">The run has stepped or loaded since, and nobody has asked before.</exception>
    public bool Applied => isPending ? run.WasApplied(reading) : applied;

    /// <summary>Number of updates applied so far, this one included if it was: the first gives 1. On a device this may wait for the step.</summary>
    /// <exception cref="InvalidOperationException">The run has stepped or loaded since, and nobody has asked before.</exception>
    public long Step => isPending ? run.StepsAfter(reading) : step;

    private long KnownStep => isPending ? -1 : step;

    /// <summary>The value that the run's settings gave a hyperparameter, before overrides and multipliers of groups; of several routes that of the first that has it.</summary>
    /// <exception cref="KeyNotFoundException">The rule has no such hyperparameter.</exception>
    /// <exception cref="InvalidOperationException">The run has stepped or loaded since.</exception>
    public double this[string hyper] => run.LastValue(reading, KnownStep, hyper, group: null);

    /// <summary>The value of a hyperparameter in a group, as the update used it; the group of the rest is <c>default</c>, a group of a route <c>route.group</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such hyperparameter or group.</exception>
    /// <exception cref="InvalidOperationException">The run has stepped or loaded since.</exception>
    public double this[string hyper, string group] => run.LastValue(reading, KnownStep, hyper, group);

    /// <summary>The value that a quantity had for this update.</summary>
    /// <exception cref="KeyNotFoundException">The run has no such quantity.</exception>
    /// <exception cref="InvalidOperationException">The run has stepped or loaded since.</exception>
    public double Quantity(string name) => run.LastQuantity(reading, KnownStep, name);

    /// <summary>Such as <c>step 400: applied</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"step {Step}: {(Applied ? "applied" : "not applied")}");
}
