using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>Finds each parameter's route, and its group within.</summary>
internal static class RouteAssignment
{
    /// <exception cref="ArgumentException">Some parameters or routes do not fit; the message names all of them.</exception>
    public static List<RouteMembers> Run(ParameterTable table, IReadOnlyList<Route> routes, RunOptions options)
    {
        if (routes.Count == 0)
            throw new ArgumentException("A run needs at least one route.");
        if (options.Groups.Count > 0)
            throw new ArgumentException("RunOptions.Groups is for runs of one optimizer: the groups of a run with routes belong to them, Route.Groups.");
        string[] names = [.. routes.Select((route, i) => route.Name.Length > 0 ? route.Name : $"route {i}")];
        List<string> problems = [.. OverlappingMemory.Find(table)];
        problems.AddRange(names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => $"two routes are called {same.Key}"));
        List<Parameter>[] members = [.. routes.Select(_ => new List<Parameter>())];
        foreach (Parameter parameter in table.Parameters)
        {
            int[] matching = [.. Enumerable.Range(0, names.Length).Where(i => routes[i].HasCondition && routes[i].Matches(parameter))];
            if (matching.Length == 1)
                members[matching[0]].Add(parameter);
            else
                problems.Add(matching.Length == 0 ? $"the parameter {parameter} is in no route" : $"the parameter {parameter} is in {string.Join(" and ", matching.Select(i => names[i]))}");
        }

        for (int i = 0; i < names.Length; i++)
        {
            if (!routes[i].HasCondition)
                problems.Add($"{names[i]} has no condition (pattern, rank, kind or predicate)");
            else if (!table.Parameters.Any(routes[i].Matches))
                problems.Add($"{names[i]} matches no parameter");
        }

        if (problems.Count > 0)
            throw new ArgumentException($"The routes do not fit: {string.Join("; ", problems)}.");
        return [.. routes.Select((route, i) => new RouteMembers(names[i], route.Settings, GroupsOf(members[i], route, names[i], options)))];
    }

    private static List<GroupMembers> GroupsOf(List<Parameter> parameters, Route route, string name, RunOptions options)
    {
        try
        {
            return [.. GroupAssignment.Run(parameters, route.Groups, options.RequireGroups).Select(group => group with { Name = $"{name}.{group.Name}" })];
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"{name}: {e.Message}", e);
        }
    }
}
