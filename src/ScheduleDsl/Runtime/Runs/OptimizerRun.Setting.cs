using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <content>Hyperparameters that somebody sets while the run goes on, such as another library's scheduler.</content>
public sealed partial class OptimizerRun
{
    /// <summary>
    /// Sets a hyperparameter to a number from the next update on, in place of the number or schedule that has driven it. The number is what the update uses:
    /// no rate multiplier applies to it. It is saved with the run and comes back when it is loaded.
    /// </summary>
    /// <param name="hyper">The hyperparameter: one that a schedule could drive.</param>
    /// <param name="value">The number; checked as those of the settings are.</param>
    /// <param name="group">The group, as <see cref="StepResult"/> names it; all groups whose rule has the hyperparameter where none is given.</param>
    /// <exception cref="KeyNotFoundException">There is no such group, or no rule has such a hyperparameter.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number is out of range.</exception>
    /// <exception cref="ArgumentException">The hyperparameter is a bool, an int or an enum: they stay what they are.</exception>
    public void SetHyper(string hyper, double value, string? group = null)
    {
        RequireAlive();
        Settle();
        foreach ((RunGroup found, int index) in GroupsWith(hyper, group))
        {
            HyperInfo info = found.Route.Rule.Hypers[index];
            if (info.Kind != HyperKind.Scalar)
                throw new ArgumentException($"{found.Route.Rule.ShortName()}.{hyper} is a {info.Kind}: only numbers that a schedule could drive are set while a run goes on.");
            found.Hypers.Set(index, info.Validate(found.Route.Rule.ShortName(), value));
            execution?.HypersChanged();
        }
    }

    /// <summary>The value that a hyperparameter of a group has for the coming update.</summary>
    /// <param name="hyper">The hyperparameter.</param>
    /// <param name="group">The group, as <see cref="StepResult"/> names it.</param>
    /// <exception cref="KeyNotFoundException">There is no such group, or its rule has no such hyperparameter.</exception>
    public double Hyper(string hyper, string group)
    {
        (RunGroup found, int index) = GroupsWith(hyper, group).Single();
        return found.Hypers.At(index, Steps);
    }

    private IEnumerable<(RunGroup Group, int Hyper)> GroupsWith(string hyper, string? group)
    {
        RunGroup[] candidates = [.. Groups.Where(candidate => group is null ? candidate.Route.Rule.Has(hyper) : candidate.Name == group)];
        if (candidates.Length == 0 && group is not null)
            throw new KeyNotFoundException($"There is no group {group}{Nearest.Hint(group, Groups.Select(candidate => candidate.Name))}");
        if (candidates.Length == 0)
            routes[^1].Rule.HyperIndex(hyper);
        return [.. candidates.Select(candidate => (candidate, candidate.Route.Rule.HyperIndex(hyper)))];
    }

    // What a saved run says was set by hand, for the groups that this run has.
    private List<(RunGroup Group, int Hyper, double Value)> NumbersSet(SavedRun saved)
    {
        List<(RunGroup, int, double)> result = [];
        foreach (RunGroup group in Groups)
        {
            SavedGroup[] before = [.. saved.Groups.Where(candidate => group.Parameters.Any(parameter => candidate.Parameters.Contains(parameter.Name)))];
            for (int i = 0; i < group.Route.Rule.Hypers.Count; i++)
            {
                string hyper = group.Route.Rule.Hypers[i].Name;
                double[] numbers = [.. before.Where(candidate => IsSet(candidate, hyper)).Select(candidate => candidate.Hypers[hyper].Number!.Value).Distinct()];
                if (numbers.Length > 1)
                    throw new SavedRunException($"The saved run had {hyper} set to {string.Join(" and ", numbers.Select(RangeText.Number))} for parameters that this run has in one group, {group.Name}.");
                if (numbers.Length == 1 && group.Route.Rule.Hypers[i].Problem(group.Route.Rule.ShortName(), numbers[0]) is { } problem)
                    throw new SavedRunException($"A number that was set makes no sense: {problem}.");
                if (numbers.Length == 1)
                    result.Add((group, i, numbers[0]));
            }
        }

        return result;
    }

    private static bool IsSet(SavedGroup group, string hyper) => group.Hypers.TryGetValue(hyper, out SavedDriver? driver) && driver is { IsSet: true, Number: not null };
}
