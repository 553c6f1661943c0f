using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>The parameters of one group; <paramref name="Group"/> is null for those that are in none.</summary>
internal sealed record GroupMembers(string Name, ParameterGroup? Group, IReadOnlyList<Parameter> Parameters);

/// <summary>Finds each parameter's group. A slip here trains a network wrongly without a sign, so everything odd is an error.</summary>
internal static class GroupAssignment
{
    public const string DefaultName = "default";

    /// <exception cref="ArgumentException">Some parameters or groups do not fit; the message names all of them.</exception>
    public static List<GroupMembers> Run(ParameterTable table, RunOptions options) =>
        Run(table.Parameters, options.Groups, options.RequireGroups, OverlappingMemory.Find(table));

    /// <inheritdoc cref="Run(ParameterTable, RunOptions)"/>
    public static List<GroupMembers> Run(
        IReadOnlyList<Parameter> parameters, IReadOnlyList<ParameterGroup> groups, bool requireGroups, IEnumerable<string>? found = null)
    {
        List<string> problems = [.. found ?? []];
        string[] names = groups.Select((group, i) => group.Name.Length > 0 ? group.Name : $"group {i}").ToArray();
        foreach (IGrouping<string, string> same in names.Append(DefaultName).GroupBy(name => name).Where(same => same.Count() > 1))
            problems.Add(same.Key == DefaultName ? $"the name {DefaultName} is taken by the parameters of no group" : $"two groups are called {same.Key}");

        List<Parameter>[] members = groups.Select(_ => new List<Parameter>()).ToArray();
        List<Parameter> rest = [];
        foreach (Parameter parameter in parameters)
        {
            int[] matching = Enumerable.Range(0, names.Length).Where(i => groups[i].HasCondition && groups[i].Matches(parameter)).ToArray();
            if (matching.Length > 1)
                problems.Add($"the parameter {parameter} is in {string.Join(" and ", matching.Select(i => names[i]))}");
            (matching.Length == 0 ? rest : members[matching[0]]).Add(parameter);
        }

        if (requireGroups)
            problems.AddRange(rest.Select(parameter => $"the parameter {parameter} is in no group"));
        for (int i = 0; i < names.Length; i++)
        {
            if (!groups[i].HasCondition)
                problems.Add($"{names[i]} has no condition (pattern, rank or predicate)");
            else if (!parameters.Any(groups[i].Matches))
                problems.Add($"{names[i]}{(groups[i].Pattern is { } pattern ? $" with the pattern {pattern}" : "")} matches no parameter");
        }

        if (problems.Count > 0)
            throw new ArgumentException($"The parameter groups do not fit: {string.Join("; ", problems)}.");

        List<GroupMembers> result = names.Select((name, i) => new GroupMembers(name, groups[i], members[i])).ToList();
        if (rest.Count > 0 || result.Count == 0)
            result.Add(new GroupMembers(DefaultName, null, rest));
        return result;
    }
}
