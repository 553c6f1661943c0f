using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>The tables that a run's outputs go to.</summary>
internal sealed class RunOutputs
{
    private readonly IReadOnlyDictionary<string, ParameterTable> tables;
    private readonly ParameterTable[] all;

    /// <exception cref="ArgumentException">A table is missing or too many, or does not fit the run's parameters.</exception>
    public RunOutputs(ParameterTable parameters, RunOptions options, IReadOnlyList<RouteMembers> routes, ElementType compute)
    {
        (tables, all) = (options.Outputs, [.. options.Outputs.Values]);
        CompiledRule[] rules = [.. routes.Select(route => route.Settings.Rule)];
        string[] names = [.. rules.SelectMany(rule => rule.Outputs).Distinct()];
        foreach (string unknown in tables.Keys.Except(names))
            throw new ArgumentException($"RunOptions.Outputs: no rule of the run has an output {unknown}{Nearest.Hint(unknown, names)}");
        foreach (CompiledRule rule in rules)
        {
            foreach (string missing in rule.Outputs.Where(name => !tables.ContainsKey(name)))
                throw new ArgumentException($"{rule.ShortName()} writes {missing}: hand a table for it to RunOptions.Outputs");
        }

        foreach ((string name, ParameterTable table) in tables)
        {
            ObjectDisposedException.ThrowIf(table.IsDisposed, table);
            IEnumerable<Parameter> written = routes.Where(route => route.Settings.Rule.Outputs.Contains(name)).SelectMany(route => route.Groups).SelectMany(group => group.Parameters);
            string[] problems = [.. Problems(table, parameters, written, compute)];
            if (problems.Length > 0)
                throw new ArgumentException($"RunOptions.Outputs: the table of {name} does not fit the run's: {string.Join("; ", problems)}");
        }
    }

    /// <summary>The table of an output.</summary>
    public ParameterTable Table(string output) => tables[output];

    /// <summary>Where an output of a parameter goes.</summary>
    public unsafe byte* Address(string output, string parameter) => tables[output][parameter].ValueAddress;

    /// <summary>Whether the memory behind a parameter's outputs, up to where a neighbour may begin, belongs to the tables' own arenas.</summary>
    public bool PaddingIsOurs(string parameter)
    {
        // A plain loop: gradients may move before every step, and steps do not allocate.
        foreach (ParameterTable table in all)
        {
            if (table.Has(parameter) && !table[parameter].PaddingIsOurs)
                return false;
        }

        return true;
    }

    /// <exception cref="ObjectDisposedException">A table has been disposed of.</exception>
    public void RequireAlive()
    {
        foreach (ParameterTable table in all)
            ObjectDisposedException.ThrowIf(table.IsDisposed, table);
    }

    private static IEnumerable<string> Problems(ParameterTable table, ParameterTable parameters, IEnumerable<Parameter> written, ElementType compute)
    {
        if (table == parameters)
            yield return "it is the table of the parameters";
        if ((table.ElementType == ElementType.Float64) != (compute == ElementType.Float64))
            yield return $"it holds {table.ElementType}, and the run computes in {compute}";
        foreach (Parameter parameter in written)
        {
            if (!table.Has(parameter.Name))
                yield return $"it lacks {parameter}";
            else if (table[parameter.Name].Length != parameter.Length)
                yield return $"{parameter} has {parameter.Length} weights, and there it is {table[parameter.Name]} with {table[parameter.Name].Length}";
        }

        foreach (Parameter extra in table.Where(extra => !parameters.Has(extra.Name)))
            yield return $"{extra} is no parameter of the run";
    }
}
