using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Puts what a source found into this library's terms: rule, schedules, groups, length.</summary>
internal sealed class RunAssembler(OptimizerReader optimizers, ScheduleReader schedules, Findings findings)
{
    private const string Rate = "LearningRate";

    // Updates above this are no longer told apart.
    private const double MostSteps = 1L << 53;

    public PortedRun Run(RunParts parts, string name)
    {
        PortedOptimizer? optimizer = parts.Optimizer is { } read ? optimizers.Optimizer(read) : null;
        double? rate = parts.Rate ?? (parts.Optimizer is null ? null : OptimizerReader.Rate(parts.Optimizer));
        if (rate is null && parts.Schedulers.Any(s => s.Mapping.HasBaseRate))
            findings.Missing("The base rate is not in the snippet: schedules are written for the rate 1.");
        double perEpoch = parts.UpdatesPerEpoch ?? 1;
        if (parts.ByEpochs && parts.UpdatesPerEpoch is null)
            findings.Missing($"How many updates an epoch has is not in the snippet: {EpochNode.Constant} is 1 until you set it (or give --updates-per-epoch N).");

        IReadOnlyList<Driven> driven = Driven(parts, optimizer, new GroupRate(0, rate ?? 1, rate ?? 1), perEpoch);
        double? steps = parts.Steps ?? (driven.Count > 0 ? Counted(driven[0].Schedule) : null);
        if (steps is null)
            findings.Missing("How many updates the run has is not in the snippet.");
        else if (steps is not (>= 1 and <= MostSteps))
            throw parts.At.Error($"the run has {Writing.Literals.Number(steps.Value)} updates: it must have from 1 to 2^53.");
        return new PortedRun
        {
            Name = name,
            Origin = string.Join(", ", Names(parts)),
            At = parts.At,
            Optimizer = optimizer is null ? null : optimizer with { Hypers = Apart(optimizer.Hypers, driven) },
            Driven = driven,
            Groups = [.. Groups(parts, optimizer, driven, rate, perEpoch), .. parts.Groups],
            Steps = steps,
            UpdatesPerEpoch = parts.ByEpochs ? perEpoch : null,
            BatchSize = parts.BatchSize,
            Accumulation = parts.Accumulation,
        };
    }

    private static IEnumerable<string> Names(RunParts parts) =>
        (parts.Optimizer is { } optimizer ? [optimizer.Call.Signature.Name] : Array.Empty<string>()).Concat(parts.Schedulers.Select(s => s.Call.Signature.Name));

    private static double? Counted(ScheduleNode schedule) => schedule is EpochNode epochs ? epochs.Epochs.Length : schedule.Length;

    // What follows a schedule is no number.
    private static IReadOnlyList<PortedHyper> Apart(IReadOnlyList<PortedHyper> hypers, IReadOnlyList<Driven> driven) =>
        [.. hypers.Where(h => driven.All(d => d.Hyper != h.Name))];

    private List<Driven> Driven(RunParts parts, PortedOptimizer? optimizer, GroupRate group, double perEpoch)
    {
        ScheduleNode? schedule = parts.Schedulers switch
        {
            [] => null,
            [var only] => schedules.Read(only, group),
            _ => schedules.Product(parts.Schedulers, group),
        };
        if (schedule is null)
            return [];
        List<Driven> driven = [new Driven(Rate, Clocked(schedule), parts.Schedulers.First(s => s.Mapping.CanBeMapped).At)];
        if (schedule is PresetNode preset && Momentum(parts, optimizer, preset) is { } momentum)
            driven.Add(momentum with { Schedule = Clocked(momentum.Schedule) });
        return driven;

        ScheduleNode Clocked(ScheduleNode node) => parts.ByEpochs ? new EpochNode(node, perEpoch) : node;
    }

    private Driven? Momentum(RunParts parts, PortedOptimizer? optimizer, PresetNode preset)
    {
        BoundCall call = parts.Schedulers[0].Call;
        if (call.TryGet("cycle_momentum")?.Value is not TruthExpression { Value: true })
            return null;
        string? hyper = optimizer is null ? "Momentum" : new[] { "Momentum", "Beta1" }.FirstOrDefault(h => optimizer.Settings.GetProperty(h) is not null);
        if (hyper is null || !preset.Preset.HasCurve("Momentum"))
        {
            findings.CannotMap(call.At, "cycle_momentum=True", hyper is null ? $"{optimizer!.Rule} has no momentum." : $"{preset.Title} has no curve for it.");
            return null;
        }
        BoundArgument? own = parts.Optimizer?.Call.TryGet(hyper == "Momentum" ? "momentum" : "betas");
        string replaced = own is { IsGiven: true } ? $" in place of the optimizer's {own.Value.Text}" : "";
        findings.Note(call.At, $"{call.Signature.Name} cycles {hyper} between base_momentum {call["base_momentum"].Value.Text} and max_momentum {call["max_momentum"].Value.Text}{replaced}.");
        return new Driven(hyper, new NamedCurveNode(preset, "Momentum"), call.At);
    }

    // Settings that differ may not reach this curve: max_lr has no part in the momentum.
    private static bool SameValues(ScheduleNode one, ScheduleNode other)
    {
        if (one.Write() == other.Write())
            return true;
        if (one is not NamedCurveNode || other is not NamedCurveNode)
            return false;
        Schedule first = one.Build(), second = other.Build();
        long steps = Math.Min(first.Length ?? 10_000, 100_000);
        return first.Length == second.Length && Enumerable.Range(0, (int)steps).All(k => first.At(k) == second.At(k));
    }

    private IEnumerable<PortedGroup> Groups(RunParts parts, PortedOptimizer? optimizer, IReadOnlyList<Driven> driven, double? rate, double perEpoch)
    {
        if (parts.Optimizer is not { Groups.Count: > 0 } read)
            yield break;
        findings.Note(parts.Optimizer.Call.At, "PyTorch does not train parameters that are in no group; here they follow the settings, unless RunOptions.RequireGroups refuses them.");
        for (int i = 0; i < read.Groups.Count; i++)
        {
            DictionaryExpression group = read.Groups[i];
            (string name, ParameterSelection selection) = optimizers.Selection(group, i);
            List<PortedHyper> overrides = [.. optimizers.Overrides(read, optimizer, group)];
            double? own = OptimizerReader.Rate(read, i);
            if (OptimizerReader.Entry(group, "lr") is { } written && own is null)
                findings.CannotMap(written.At, $"lr={written.Text} of {name}", $"its value is not in the snippet; {OpenValue.Advice(written)}");
            Driven[] apart = [];
            if (driven.Count > 0)
                apart = [.. Driven(parts, optimizer, new GroupRate(i, own ?? rate ?? 1, rate ?? 1), perEpoch).Where(d => driven.All(b => b.Hyper != d.Hyper || !SameValues(b.Schedule, d.Schedule)))];
            else if (own is { } number && number != rate)
                overrides.Insert(0, new PortedHyper(Rate, number));
            yield return new PortedGroup(name, selection, [.. overrides.Where(o => driven.All(d => d.Hyper != o.Name))], apart);
        }
    }
}
