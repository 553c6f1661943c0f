using System;
using System.Linq;

namespace ScheduleDsl;

/// <content>Layers, for optimizers that train them by turns.</content>
public sealed partial class ParameterTable
{
    /// <summary>
    /// Numbers layers by name: parameters that match the first pattern are layer 0, those of the second layer 1 and so on. What matches none is part of no layer, and is always trained.
    /// </summary>
    /// <param name="patterns">Names with the wildcards <c>*</c> and <c>?</c>, such as <c>layers.0.*</c>.</param>
    /// <exception cref="ArgumentException">A pattern matches no parameter, or a parameter matches two.</exception>
    public void NumberLayers(params string[] patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        if (patterns.FirstOrDefault(pattern => !parameters.Any(parameter => NamePattern.IsMatch(pattern, parameter.Name))) is { } unused)
            throw new ArgumentException($"The layer {unused} matches no parameter.", nameof(patterns));
        foreach (Parameter parameter in parameters)
        {
            int[] matching = [.. Enumerable.Range(0, patterns.Length).Where(i => NamePattern.IsMatch(patterns[i], parameter.Name))];
            if (matching.Length > 1)
                throw new ArgumentException($"The parameter {parameter} is in the layers {string.Join(" and ", matching.Select(i => patterns[i]))}.", nameof(patterns));
            parameter.Layer = matching.Length == 1 ? matching[0] : null;
        }
    }
}
