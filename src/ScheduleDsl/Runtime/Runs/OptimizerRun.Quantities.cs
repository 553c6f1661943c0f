using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <content>Quantities that follow a schedule and are no hyperparameter of the rule.</content>
public sealed partial class OptimizerRun
{
    private readonly KeyValuePair<string, Schedule>[] quantities;
    private readonly double[] quantityValues;

    /// <summary>The quantities that the run was given, by name.</summary>
    public IReadOnlyDictionary<string, Schedule> Quantities => quantities.ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);

    /// <summary>The value of a quantity for the coming update, so that a loop can prepare its batch by it.</summary>
    /// <exception cref="KeyNotFoundException">The run has no such quantity.</exception>
    public double Quantity(string name) => quantities[QuantityIndex(name)].Value.At(Steps);

    internal double LastQuantity(long reading, long step, string name)
    {
        RequireValuesOf(reading, step);
        Settle();
        return quantityValues[QuantityIndex(name)];
    }

    private int QuantityIndex(string name)
    {
        for (int i = 0; i < quantities.Length; i++)
        {
            if (quantities[i].Key == name)
                return i;
        }

        throw new KeyNotFoundException($"The run has no quantity {name}{Nearest.Hint(name, quantities.Select(q => q.Key))}");
    }

    private static KeyValuePair<string, Schedule>[] Checked(IReadOnlyDictionary<string, Schedule> quantities, RunRoute[] routes)
    {
        foreach ((string name, Schedule schedule) in quantities)
        {
            if (string.IsNullOrEmpty(name))
                throw new ArgumentException("RunOptions.Quantities has an entry without a name");
            if (schedule is null)
                throw new ArgumentException($"RunOptions.Quantities: {name} is null: it must be a schedule");
            if (routes.FirstOrDefault(route => route.Rule.Hypers.Any(h => h.Name == name)) is { } route)
                throw new ArgumentException($"RunOptions.Quantities: {name} is a hyperparameter of {route.Rule.Name}: let its setting follow the schedule");
        }

        return [.. quantities.OrderBy(q => q.Key, StringComparer.Ordinal)];
    }

    private void ReadQuantities(long step)
    {
        for (int i = 0; i < quantities.Length; i++)
            quantityValues[i] = quantities[i].Value.At(step);
    }
}
