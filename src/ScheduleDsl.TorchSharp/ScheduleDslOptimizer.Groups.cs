using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;
using TorchSharp.Modules;

namespace ScheduleDsl.Torch;

/// <content>Parameters and their groups, which may change while a run goes on.</content>
public sealed partial class ScheduleDslOptimizer
{
    /// <summary>
    /// Adds a group, such as layers that have been frozen until now. States, step and written rates of the parameters that are there already stay; the new ones begin
    /// with states of step 0 at the run's step.
    /// </summary>
    /// <param name="param_group">A <see cref="ScheduleDslParamGroup"/>, or a plain group: its parameters are called <c>group1.0</c> and so on, its learning rate, if any, is written.</param>
    /// <exception cref="ArgumentException">A parameter is there already, or of another type or device.</exception>
    /// <exception cref="InvalidOperationException">The optimizer has routes: which of them would be for the group is not said.</exception>
    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        ObjectDisposedException.ThrowIf(disposed, this);
        if (source.Routes is not null)
            throw new InvalidOperationException("The optimizer has routes, and nothing says which of them a further group is for: give all parameters when it is made.");
        string name = FormattableString.Invariant($"group{_parameter_groups.Count}");
        ScheduleDslParamGroup added = param_group as ScheduleDslParamGroup
            ?? new ScheduleDslParamGroup(NamedParameter.Numbered(param_group.Parameters, name + ".")) { Name = name };
        RequireNew(added);
        List<NamedParameter> parameters = NamedParameter.List([.. Pairs(parameterList), .. added.Named]);
        List<ScheduleDslParamGroup> groups = [.. explicitGroups, added];
        TorchRun next = TorchRun.Create(parameters, source, RunOptionsFor(groups), execution);
        Take(next);
        explicitGroups.Add(added);
        Replace(next, parameters);
        if (param_group is not ScheduleDslParamGroup && param_group.Options?.LearningRate is { } rate)
            (added.LearningRate, added.InitialLearningRate) = (rate, rate);
    }

    /// <summary>
    /// Turns to the parameters that a module has now, after <c>module.to(...)</c> has replaced them. States, step and written rates are kept, by name; the type may have changed.
    /// </summary>
    /// <param name="parameters">The same names and shapes as before, such as <c>module.named_parameters()</c>.</param>
    /// <exception cref="ArgumentException">Names or shapes differ, or the parameters are of several types or devices.</exception>
    public void Rebind(IEnumerable<(string name, TorchParameter parameter)> parameters)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        List<NamedParameter> now = NamedParameter.List(parameters);
        Dictionary<string, NamedParameter> before = parameterList.ToDictionary(parameter => parameter.Name);
        string[] problems =
        [
            .. now.Where(parameter => !before.ContainsKey(parameter.Name)).Select(parameter => $"{parameter.Name} is new"),
            .. before.Keys.Except(now.Select(parameter => parameter.Name)).Select(name => $"{name} is missing"),
            .. now.Where(parameter => before.TryGetValue(parameter.Name, out NamedParameter? old) && !old.Shape.SequenceEqual(parameter.Shape)).Select(parameter => $"{parameter.Name} has another shape"),
        ];
        if (problems.Length > 0)
            throw new ArgumentException($"The parameters are not those of this optimizer: {string.Join("; ", problems)}.");
        TorchRun next = TorchRun.Create(now, source, RunOptionsFor(explicitGroups), execution);
        Take(next);
        Replace(next, now);
    }

    // Explicit groups are chosen by name, and what the options say is for all other parameters.
    private RunOptions RunOptionsFor(IReadOnlyList<ScheduleDslParamGroup> groups)
    {
        if (groups.Count == 0)
            return options;
        HashSet<string> taken = [.. groups.SelectMany(group => group.Named).Select(named => named.Name)];
        IEnumerable<ParameterGroup> others = options.Groups.Select(group => new ParameterGroup
        {
            Name = group.Name,
            Pattern = group.Pattern,
            Rank = group.Rank,
            MinRank = group.MinRank,
            MaxRank = group.MaxRank,
            Kind = group.Kind,
            Overrides = group.Overrides,
            RateMultiplier = group.RateMultiplier,
            Predicate = parameter => !taken.Contains(parameter.Name) && (group.Predicate is null || group.Predicate(parameter)),
        });
        IEnumerable<ParameterGroup> own = groups.Select((group, i) =>
        {
            HashSet<string> names = [.. group.Named.Select(named => named.Name)];
            return new ParameterGroup
            {
                Name = NameOf(group, i),
                Predicate = parameter => names.Contains(parameter.Name),
                Overrides = group.Overrides,
                RateMultiplier = group.RateMultiplier,
            };
        });
        return options with { Groups = [.. own, .. others] };
    }

    // All that can fail, before anything of this optimizer changes.
    private void Take(TorchRun next)
    {
        try
        {
            RunCopy.Copy(host, next);
        }
        catch
        {
            next.Dispose();
            throw;
        }
    }

    private void Replace(TorchRun next, List<NamedParameter> parameters)
    {
        host.Dispose();
        (host, parameterList, LastResult) = (next, parameters, null);
        ShowGroups();
    }

    private void ShowGroups()
    {
        Dictionary<string, NamedParameter> byName = parameterList.ToDictionary(parameter => parameter.Name);
        Dictionary<string, ScheduleDslParamGroup> known = new(StringComparer.Ordinal);
        for (int i = 0; i < explicitGroups.Count; i++)
            known[NameOf(explicitGroups[i], i)] = explicitGroups[i];
        foreach (ScheduleDslParamGroup group in _parameter_groups ?? [])
        {
            known[group.Name] = group;
            group.Options.Carried = null;
        }

        List<ParamGroup> shown = [];
        foreach (RunGroup group in Run.Groups)
        {
            ScheduleDslParamGroup one = known.GetValueOrDefault(group.Name) ?? new ScheduleDslParamGroup([]);
            one.Attach(this, group, group.Parameters.Select(parameter => (parameter.Name, byName[parameter.Name].Tensor)));
            shown.Add(one);
        }

        _parameter_groups = shown;
        Groups[0].Options.Carried = this;
        _state.Clear();
        foreach (NamedParameter parameter in parameterList)
            _state[parameter.Handle] = new ScheduleDslState(this, parameter.Name, parameter.Tensor);
    }

    private static IEnumerable<(string, TorchParameter)> Pairs(IEnumerable<NamedParameter> parameters) => parameters.Select(parameter => (parameter.Name, parameter.Tensor));

    private static string NameOf(ScheduleDslParamGroup group, int place) => group.Name.Length > 0 ? group.Name : FormattableString.Invariant($"group{place}");

    private static void RequireNew(ScheduleDslParamGroup group)
    {
        if (group.IsTaken)
            throw new ArgumentException($"The group {group.Name} belongs to an optimizer already: make another one.");
        if (group.Named.Count == 0)
            throw new ArgumentException($"The group {(group.Name.Length > 0 ? group.Name : "without a name")} has no parameters.");
    }
}
