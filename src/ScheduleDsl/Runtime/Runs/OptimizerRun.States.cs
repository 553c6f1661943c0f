using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <content>Read access to states.</content>
public sealed partial class OptimizerRun
{
    /// <summary>Whether a state exists for a parameter under its hyperparameters.</summary>
    /// <exception cref="KeyNotFoundException">The run has no such parameter, or its rule no such state.</exception>
    public bool HasState(string parameter, string state)
    {
        RequireAlive();
        return groups[Place(parameter).Group].States.Has(rule.StateIndex(state));
    }

    /// <summary>A state of a parameter in a float table, as the last step left it.</summary>
    /// <inheritdoc cref="StateAs{T}"/>
    public ReadOnlySpan<float> State(string parameter, string state) => StateAs<float>(parameter, state);

    /// <summary>A state of a parameter, as the last step left it.</summary>
    /// <typeparam name="T">float or double, as the table holds.</typeparam>
    /// <exception cref="KeyNotFoundException">The run has no such parameter, or its rule no such state.</exception>
    /// <exception cref="InvalidOperationException">The state does not exist under the parameter's hyperparameters.</exception>
    /// <exception cref="ArgumentException">The table holds the other type.</exception>
    public ReadOnlySpan<T> StateAs<T>(string parameter, string state)
        where T : unmanaged
    {
        RequireAlive();
        table.ElementType.Require<T>("The state " + state);
        (int group, int index) = Place(parameter);
        int position = rule.StateIndex(state);
        if (!groups[group].States.Has(position))
            throw new InvalidOperationException($"{rule.ShortName()} keeps no {state} for {parameter} under these hyperparameters.");
        return groups[group].States.Span<T>(position, index, groups[group].Parameters[index].Length);
    }

    private (int Group, int Index) Place(string parameter) => places.TryGetValue(parameter, out (int, int) place)
        ? place
        : throw new KeyNotFoundException($"There is no parameter {parameter}{Nearest.Hint(parameter, places.Keys)}");
}
