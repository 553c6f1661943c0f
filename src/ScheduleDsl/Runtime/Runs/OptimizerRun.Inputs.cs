using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <content>Numbers that a rule needs beside parameters and gradients.</content>
public sealed partial class OptimizerRun
{
    /// <summary>
    /// Sets a number that the rule needs for the step as a whole, such as the loss. It stays until it is set again. What a rule needs for each
    /// weight is set on the table: <see cref="ParameterTable.SetInput(string, string, Memory{float})"/>.
    /// </summary>
    /// <exception cref="KeyNotFoundException">The rule has no such input.</exception>
    public void SetInput(string name, double value)
    {
        RequireAlive();
        bool isKnown = false;
        foreach (RunRoute route in routes)
            isKnown |= route.Inputs.Set(name, value);
        if (!isKnown)
        {
            throw new KeyNotFoundException(
                $"{string.Join(" and ", routes.Select(route => route.Rule.ShortName()))} has no input {name} for a whole step{Nearest.Hint(name, routes.SelectMany(route => route.Inputs.ScalarNames))}");
        }
    }

    /// <summary>Whether some rule of the run takes a number for the step as a whole.</summary>
    internal bool TakesInput(string name) => Array.Exists(routes, route => route.Inputs.Has(name));

    private void RequireScalars()
    {
        bool isComplete = true;
        foreach (RunRoute route in routes)
            isComplete &= route.HasAllInputs();
        if (!isComplete)
            throw new InvalidOperationException($"A step needs inputs that have not been set: {string.Join(", ", routes.SelectMany(route => route.MissingInputs()).Distinct())}.");
    }
}
