using System;
using System.Collections.Generic;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>What one step did. It reads from the run without copying, so values can be read until the next step.</summary>
public readonly struct StepResult
{
    private readonly OptimizerRun run;

    private readonly long reading;

    internal StepResult(OptimizerRun run, long step, long reading, bool applied) => (this.run, Step, this.reading, Applied) = (run, step, reading, applied);

    /// <summary>Whether the step counts: false where the rule skipped it, or only gathered for a later one.</summary>
    public bool Applied { get; }

    /// <summary>Number of updates applied so far, this one included if it was: the first gives 1.</summary>
    public long Step { get; }

    /// <summary>The value that the run's settings gave a hyperparameter, before overrides and multipliers of groups; of several routes that of the first that has it.</summary>
    /// <exception cref="KeyNotFoundException">The rule has no such hyperparameter.</exception>
    /// <exception cref="InvalidOperationException">The run has stepped or loaded since.</exception>
    public double this[string hyper] => run.LastValue(reading, Step, hyper, group: null);

    /// <summary>The value of a hyperparameter in a group, as the update used it; the group of the rest is <c>default</c>, a group of a route <c>route.group</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such hyperparameter or group.</exception>
    /// <exception cref="InvalidOperationException">The run has stepped or loaded since.</exception>
    public double this[string hyper, string group] => run.LastValue(reading, Step, hyper, group);

    /// <summary>The value that a quantity had for this update.</summary>
    /// <exception cref="KeyNotFoundException">The run has no such quantity.</exception>
    /// <exception cref="InvalidOperationException">The run has stepped or loaded since.</exception>
    public double Quantity(string name) => run.LastQuantity(reading, Step, name);

    /// <summary>Such as <c>step 400: applied</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"step {Step}: {(Applied ? "applied" : "not applied")}");
}
