using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;

namespace ScheduleDsl.Cli.Porting.Writing;

/// <summary>Writes one run as a static class: its schedules, settings and groups, and the recipe of all of them.</summary>
internal sealed class RunWriter(PortedRun run)
{
    /// <summary>The lines of the class.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"/// <summary>Ported from {Escaped(run.Origin)}.</summary>";
        yield return $"public static class {run.Name}";
        yield return "{";
        bool first = true;
        foreach (IEnumerable<string> member in Members())
        {
            if (!first)
                yield return "";
            first = false;
            foreach (string line in member)
                yield return line.Length == 0 ? "" : "    " + line;
        }
        yield return "}";
    }

    private bool HasGroups => run.Groups.Count > 0;

    private IEnumerable<IEnumerable<string>> Members()
    {
        if (run.UpdatesPerEpoch is { } updates)
            yield return ["/// <summary>Updates in an epoch: how long the schedule stays as it is.</summary>", $"public const long {EpochNode.Constant} = {Literals.Number(updates)};"];
        foreach (Driven driven in run.Driven)
            yield return Schedule(driven);
        if (run.Optimizer is { } optimizer)
            yield return Settings(optimizer);
        if (HasGroups)
            yield return Groups();
        if (run.Optimizer is not null && run.Steps is { } steps)
            yield return Create(steps);
        if (run.Schedules.Any(s => s is EpochNode))
            yield return [$"private static Schedule ByEpochs(Schedule epochs) => Curve.Of(update => epochs.AtTime(Math.Floor(update / {EpochNode.Constant})));"];
    }

    private IEnumerable<string> Schedule(Driven driven)
    {
        yield return $"/// <summary>{driven.Hyper} of update k, from 0.</summary>";
        // A curve of settings that are there already is read from them, which needs their own type.
        bool isShared = run.Driven.Any(d => d.Schedule is NamedCurveNode named && named.Of.Write() == driven.Schedule.Write());
        string type = isShared ? driven.Schedule.Title : nameof(Schedule);
        string text = driven.Schedule is NamedCurveNode curve && run.Driven.FirstOrDefault(d => d.Schedule.Write() == curve.Of.Write()) is { } owner
            ? $"{owner.Hyper}.{curve.Curve}"
            : driven.Schedule.Write();
        foreach (string line in $"public static {type} {driven.Hyper} {{ get; }} = {text};".Split('\n'))
            yield return line;
    }

    private IEnumerable<string> Settings(PortedOptimizer optimizer)
    {
        string[] values =
        [
            .. run.Driven.Where(d => optimizer.Settings.GetProperty(d.Hyper) is not null).Select(d => $"{d.Hyper} = {d.Hyper}"),
            .. optimizer.Hypers.Select(h => $"{h.Name} = {Literals.Of(h.Value)}"),
        ];
        yield return $"/// <summary>The hyperparameters of {optimizer.Rule}.</summary>";
        yield return $"public static {optimizer.Settings.Name} Settings {{ get; }} = new()";
        yield return "{";
        foreach (string value in values)
            yield return $"    {value},";
        yield return "};";
    }

    private IEnumerable<string> Groups()
    {
        yield return "/// <summary>Parameters with hyperparameters of their own.</summary>";
        yield return "public static IReadOnlyList<ParameterGroup> Groups { get; } =";
        yield return "[";
        foreach (PortedGroup group in run.Groups)
        {
            yield return "    new()";
            yield return "    {";
            yield return $"        Name = {Literals.Of(group.Name)},";
            yield return $"        {group.Selection.Condition},{(group.Selection.IsKnown ? "" : " // The snippet does not say which names these have.")}";
            if (group.Overrides.Count + group.Driven.Count > 0)
            {
                yield return "        Overrides =";
                yield return "        {";
                foreach (Driven driven in group.Driven)
                    yield return $"            [{Literals.Of(driven.Hyper)}] = {driven.Schedule.Write().Replace("\n", "\n                ", StringComparison.Ordinal)},";
                foreach (PortedHyper hyper in group.Overrides)
                    yield return $"            [{Literals.Of(hyper.Name)}] = {(hyper.Value is bool truth ? truth ? "1" : "0" : Literals.Of(hyper.Value))},";
                yield return "        },";
            }
            yield return "    },";
        }
        yield return "];";
    }

    private IEnumerable<string> Create(double steps)
    {
        // A fraction of an epoch is not run.
        string count = Literals.Number(Math.Ceiling(steps)) + (run.UpdatesPerEpoch is null ? "" : " * " + EpochNode.Constant);
        string accumulation = run.Accumulation > 1 ? $", Accumulation = {Literals.Of(run.Accumulation)}" : "";
        string plan = run.BatchSize is { } batch ? $"new Plan {{ Steps = {count}, BatchSize = {Literals.Of(batch)}{accumulation} }}" : count;
        yield return "/// <summary>The run: <c>Create().For(parameters)</c> starts it.</summary>";
        yield return $"public static Recipe Create() => new(Settings, {plan}){(HasGroups ? " { Groups = Groups }" : "")};";
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
