using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>A scheduler's call and its entry in the table.</summary>
internal sealed record BoundScheduler(BoundCall Call, SchedulerMapping Mapping)
{
    public Position At => Call.At;
}

/// <summary>Turns calls of schedulers into presets of this library.</summary>
/// <param name="findings">Receives what cannot be mapped.</param>
/// <param name="schedulers">Every scheduler of the snippet, by where it is called.</param>
internal sealed class ScheduleReader(Findings findings, IReadOnlyDictionary<Position, BoundScheduler> schedulers)
{
    /// <summary>The schedule of one parameter group; null where the scheduler cannot be mapped, which is then reported.</summary>
    /// <param name="scheduler">The scheduler.</param>
    /// <param name="group">The group.</param>
    public ScheduleNode? Read(BoundScheduler scheduler, GroupRate group) => scheduler.Mapping switch
    {
        { Joins: { } joins } => Sequence(scheduler, joins, group),
        { Chains: true } => Parts(scheduler) is { } parts ? Product(parts, group) : null,
        _ => Preset(scheduler, group),
    };

    /// <summary>Schedulers that all multiply the rate of one optimizer.</summary>
    public ScheduleNode? Product(IReadOnlyList<BoundScheduler> parts, GroupRate group)
    {
        if (parts.Any(p => !p.Mapping.CanBeMapped))
        {
            // What cannot be mapped is reported; what is left may be one schedule of any kind.
            foreach (BoundScheduler odd in parts.Where(p => !p.Mapping.CanBeMapped))
                Read(odd, group);
            parts = [.. parts.Where(p => p.Mapping.CanBeMapped)];
            if (parts.Count < 2)
                return parts is [var left] ? Read(left, group) : null;
        }
        findings.Note(parts[^1].At, $"{parts.Count} schedulers of one optimizer are stepped together: their factors multiply.");
        List<ScheduleNode?> nodes = [];
        foreach (BoundScheduler part in parts)
        {
            if ((!part.Mapping.Multiplies || part.Call.TryGet("eta_min")?.Value is NumberExpression { Value: not 0 }))
            {
                findings.CannotMap(part.At, part.Call.Signature.Name, "among other schedulers of the same optimizer it does not multiply the rate, so that together they are no product.");
                return null;
            }
            if (part.Call.TryGet("T_max")?.Value is NumberExpression end)
                findings.Note(part.At, $"schedulers stepped together are a product up to T_max = {end.Value}; from there PyTorch's recursion of {part.Call.Signature.Name} adds a rate of its own.");
            nodes.Add(Read(part, nodes.Count == 0 ? group : group.AsFactor));
        }
        return nodes.Contains(null) ? null : nodes is [var only] ? only : new ProductNode([.. nodes.Select(n => n!)]);
    }

    /// <summary>The schedulers that one of them steps.</summary>
    public static IEnumerable<Position> Within(BoundScheduler scheduler) => PartsOf(scheduler) is SequenceExpression sequence ? sequence.Items.Select(i => i.At) : [];

    private SequenceNode? Sequence(BoundScheduler scheduler, Joined joins, GroupRate group)
    {
        if (Parts(scheduler) is not { } parts)
            return null;
        if (scheduler.Call[joins.Boundaries].Value is not SequenceExpression sequence || sequence.Items.Any(i => i is not NumberExpression { IsWhole: true }))
        {
            Expression written = scheduler.Call[joins.Boundaries].Value;
            findings.CannotMap(written.At, $"{joins.Boundaries}={written.Text}", $"its values are no whole numbers of the snippet; {OpenValue.Advice(written)}");
            return null;
        }
        long[] milestones = [.. sequence.Items.Select(i => (long)((NumberExpression)i).Value)];
        if (milestones.Length != parts.Count - 1)
            throw sequence.At.Error($"{parts.Count} schedulers need {parts.Count - 1} {joins.Boundaries}, and these are {milestones.Length}.");
        for (int i = 0; i < milestones.Length; i++)
        {
            if (milestones[i] <= (i == 0 ? 0 : milestones[i - 1]))
                throw sequence.At.Error($"{milestones[i]} of {joins.Boundaries} is not above {(i == 0 ? 0 : milestones[i - 1])}.");
        }
        BoundScheduler? odd = parts.FirstOrDefault(p => (p.Mapping.Preset is not null && p.Mapping.OwnsRate) || PartsOf(p) is not null);
        if (odd is not null)
        {
            findings.CannotMap(odd.At, odd.Call.Signature.Name, $"within {scheduler.Call.Signature.Name} it changes what the others start from.");
            return null;
        }
        ScheduleNode?[] nodes = [.. parts.Select(p => Read(p, group))];
        return nodes.Contains(null) || nodes.Length < 2 ? null : new SequenceNode(joins.Joiner, [.. nodes.Select(n => n!)], milestones);
    }

    private List<BoundScheduler>? Parts(BoundScheduler scheduler)
    {
        Position[] within = [.. Within(scheduler)];
        List<BoundScheduler> parts = [.. within.Where(schedulers.ContainsKey).Select(at => schedulers[at])];
        if (parts.Count > 0 && parts.Count == within.Length)
            return parts;
        Expression written = PartsOf(scheduler)!;
        findings.CannotMap(written.At, written.Text, $"not all schedules of this {scheduler.Call.Signature.Name} are known here.");
        return null;
    }

    private static Expression? PartsOf(BoundScheduler scheduler) => scheduler.Mapping switch
    {
        { Joins: { } joins } => scheduler.Call[joins.Parts].Value,
        { Chains: true } => scheduler.Call["schedulers"].Value,
        _ => null,
    };

    private PresetNode? Preset(BoundScheduler scheduler, GroupRate group)
    {
        SchedulerMapping mapping = scheduler.Mapping;
        if (mapping.Preset is null)
        {
            findings.CannotMap(scheduler.At, scheduler.Call.Call.Text, mapping.Reason!);
            return null;
        }
        SchedulerArguments arguments = new(scheduler.Call, mapping.IsSetting, group);
        mapping.Complete?.Invoke(arguments);
        foreach ((string name, Expression value) in arguments.Open)
            findings.CannotMap(value.At, $"{name}={value.Text}", $"its value is not in the snippet, so {scheduler.Call.Signature.Name} cannot be built; {OpenValue.Advice(value)}");
        if (arguments.Open.Count > 0)
            return null;
        if (PresetClass.Find(mapping.Library, mapping.Preset) is not { } preset)
        {
            findings.CannotMap(scheduler.At, scheduler.Call.Signature.Name, $"this library has no preset {mapping.Library}.{mapping.Preset}.");
            return null;
        }
        return Node(scheduler, preset, arguments);
    }

    private PresetNode? Node(BoundScheduler scheduler, PresetClass preset, SchedulerArguments arguments)
    {
        List<PresetValue> values = [];
        PresetSetting[] own = scheduler.Mapping.HasBaseRate ? [new PresetSetting("lr", arguments.Group.Own, true)] : [];
        foreach (PresetSetting setting in own.Concat(arguments.Settings))
        {
            if (preset.TryConvert(setting) is { } value)
                values.Add(value);
            else if (setting.IsGiven)
                findings.CannotMap(scheduler.At, $"{setting.Original} of {scheduler.Call.Signature.Name}", $"{scheduler.Mapping.Library}.{preset.Name} has no such setting, or not of that value.");
        }
        double?[] lengths = [.. scheduler.Mapping.Length.Select(arguments.Number)];
        PresetNode node = new(scheduler.Mapping.Library, preset, values) { Steps = lengths.Length == 0 ? null : lengths.Sum(l => l ?? double.NaN) is var sum && double.IsNaN(sum) ? null : sum };
        try
        {
            // A preset checks its settings against each other where it is read.
            _ = node.Build().At(0);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            throw scheduler.At.Error(e.Message.TrimEnd('.') + ".");
        }
        if (scheduler.Mapping.Note?.Invoke(arguments) is { } note)
            findings.Note(scheduler.At, note);
        return node;
    }
}
