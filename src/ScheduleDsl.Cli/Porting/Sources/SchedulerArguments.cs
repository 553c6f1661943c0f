using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>The arguments of a scheduler for one parameter group.</summary>
internal sealed class SchedulerArguments
{
    private readonly Dictionary<string, PresetSetting> settings = new(StringComparer.Ordinal);
    private readonly List<(string Name, Expression Value)> open = [];

    /// <param name="call">The scheduler's call.</param>
    /// <param name="isSetting">Which parameters describe the curve.</param>
    /// <param name="group">The parameter group.</param>
    public SchedulerArguments(BoundCall call, Func<string, bool> isSetting, GroupRate group)
    {
        Call = call;
        Group = group;
        foreach ((string name, _) in call.Signature.Parameters.Where(p => isSetting(p.Name)))
            Read(name, call[name]);
    }

    public BoundCall Call { get; }

    public GroupRate Group { get; }

    /// <summary>What becomes settings of the preset, in the order of the signature.</summary>
    public IEnumerable<PresetSetting> Settings => Call.Signature.Parameters.Where(p => settings.ContainsKey(p.Name)).Select(p => settings[p.Name]);

    /// <summary>Arguments whose value the snippet leaves open.</summary>
    public IReadOnlyList<(string Name, Expression Value)> Open => open;

    /// <summary>The number under that name; null where it is None, open or no number.</summary>
    public double? Number(string name) => settings.GetValueOrDefault(name)?.Value as double?;

    public string? Text(string name) => settings.GetValueOrDefault(name)?.Value as string;

    public bool Has(string name) => settings.ContainsKey(name);

    public void Set(string name, object value) => settings[name] = new PresetSetting(name, value, true);

    public void Remove(params string[] names)
    {
        foreach (string name in names)
        {
            settings.Remove(name);
            open.RemoveAll(o => o.Name == name);
        }
    }

    /// <summary>Takes the group's own number where a list gives one for each.</summary>
    public void TakeOfGroup(string name)
    {
        if (settings.GetValueOrDefault(name)?.Value is not double[] values)
            return;
        if (Group.Index >= values.Length)
            throw Call[name].Value.At.Error($"{name} has {values.Length} values, and there is a parameter group {Group.Index + 1}.");
        Set(name, values[Group.Index]);
    }

    private void Read(string name, BoundArgument argument)
    {
        object? value = argument.Value switch
        {
            NumberExpression number => number.Value,
            TextExpression text => text.Value,
            TruthExpression truth => truth.Value,
            SequenceExpression sequence when sequence.Items.All(i => i is NumberExpression) => sequence.Items.Select(i => ((NumberExpression)i).Value).ToArray(),
            DictionaryExpression table when table.Entries.All(e => e is { Key: NumberExpression, Value: NumberExpression }) =>
                table.Entries.Select(e => (((NumberExpression)e.Key!).Value, ((NumberExpression)e.Value).Value)).ToArray(),
            _ => null,
        };
        if (value is not null)
            settings[name] = new PresetSetting(name, value, argument.IsGiven);
        else if (argument.Value is not NoneExpression)
            open.Add((name, argument.Value));
    }
}
