using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>The optimizer of a snippet as its call gives it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Mapping">Its entry in the table.</param>
/// <param name="Groups">Its parameter groups as dictionaries; empty where all parameters are alike.</param>
internal sealed record ReadOptimizer(BoundCall Call, OptimizerMapping Mapping, IReadOnlyList<DictionaryExpression> Groups);

/// <summary>Turns calls of optimizers and their parameter groups into rules, hyperparameters and groups of this library.</summary>
/// <param name="scope">The variables of the snippet.</param>
/// <param name="findings">Receives what cannot be mapped.</param>
/// <param name="isSchedule">Whether a schedule is built at a place.</param>
internal sealed class OptimizerReader(Scope scope, Findings findings, Func<Position, bool> isSchedule)
{
    // How a step is executed, and nothing about what it computes.
    private static readonly string[] Execution =
        ["params", "foreach", "capturable", "differentiable", "fused", "use_triton", "print_change_log", "x"];

    public static ReadOptimizer Read(BoundCall call, OptimizerMapping mapping)
    {
        IReadOnlyList<DictionaryExpression> groups = call.TryGet("params")?.Value is SequenceExpression { Items.Count: > 0 } sequence && sequence.Items.All(i => i is DictionaryExpression)
            ? [.. sequence.Items.Cast<DictionaryExpression>()]
            : [];
        return new ReadOptimizer(call, mapping, groups);
    }

    /// <summary>The base rate of the optimizer, or of one of its groups; null where the snippet leaves it open.</summary>
    public static double? Rate(ReadOptimizer optimizer, int? group = null)
    {
        Expression? value = group is { } index ? Entry(optimizer.Groups[index], "lr") : null;
        return ((value ?? optimizer.Call[optimizer.Mapping.Rate].Value) as NumberExpression)?.Value;
    }

    /// <summary>The rule with what the snippet sets; null where this library has no such rule.</summary>
    public PortedOptimizer? Optimizer(ReadOptimizer optimizer)
    {
        OptimizerEntry? entry = Registry.Optimizers.FirstOrDefault(o => o.Name == $"{nameof(ScheduleDsl)}.Optimizers.{optimizer.Mapping.Rule}");
        if (entry is null)
        {
            findings.CannotMap(optimizer.Call.At, optimizer.Call.Signature.Name, "this library has no such optimizer; the schedules below are written without one.");
            return null;
        }
        OptimizerSettings defaults = entry.CreateSettings();
        List<PortedHyper> hypers = [];
        foreach ((string name, _) in optimizer.Call.Signature.Parameters)
        {
            BoundArgument argument = optimizer.Call[name];
            hypers.AddRange(Hypers(optimizer, defaults, name, argument.Value, argument.IsGiven));
        }
        Check(optimizer, entry.CreateSettings(), hypers);
        return new PortedOptimizer(optimizer.Mapping.Rule, defaults, hypers);
    }

    /// <summary>What a group sets apart from its rate.</summary>
    public IReadOnlyList<PortedHyper> Overrides(ReadOptimizer optimizer, PortedOptimizer? ported, DictionaryExpression group) =>
    [
        .. group.Entries.Where(e => e.Key is TextExpression { Value: not ("params" or "lr" or "name") })
            .SelectMany(e => ported is null ? [] : Hypers(optimizer, ported.Defaults, ((TextExpression)e.Key!).Value, e.Value, true)),
    ];

    /// <summary>Name and parameters of a group.</summary>
    public (string Name, ParameterSelection Selection) Selection(DictionaryExpression group, int index)
    {
        Expression parameters = Entry(group, "params") ?? throw group.At.Error("a parameter group needs params.");
        string name = (Entry(group, "name") as TextExpression)?.Value ?? $"group {index + 1}";
        if (SelectionReader.Read(parameters, scope) is { } selection)
            return (name, selection);
        findings.CannotMap(group.At, $"params of {name}, {parameters.Text}", "which parameters these are is not in the snippet; replace the Pattern by one of their names.");
        string variable = parameters is NameExpression ? parameters.Text : $"parameters of {name}";
        return (name, ParameterSelection.Pattern(variable) with { IsKnown = false });
    }

    public static Expression? Entry(DictionaryExpression group, string key) =>
        group.Entries.LastOrDefault(e => e.Key is TextExpression text && text.Value == key).Value;

    private IEnumerable<PortedHyper> Hypers(ReadOptimizer optimizer, OptimizerSettings defaults, string parameter, Expression value, bool given)
    {
        Type settings = defaults.GetType();
        // A schedule is read as such, and None is Python's "without".
        if (Execution.Contains(parameter) || isSchedule(value.At) || value is NoneExpression)
            yield break;
        string[] names = optimizer.Mapping.Hypers.GetValueOrDefault(parameter)?.Split(", ") ?? [];
        if (names.Length == 0 || names.Any(n => settings.GetProperty(n) is null))
        {
            if (given && !IsDefault(optimizer, parameter, value))
                findings.CannotMap(value.At, $"{parameter}={value.Text}", $"the rule {optimizer.Mapping.Rule} has no such hyperparameter.");
            yield break;
        }
        IReadOnlyList<Expression> values = names.Length > 1 && value is SequenceExpression sequence ? sequence.Items : [value];
        for (int i = 0; i < names.Length; i++)
        {
            object? number = i < values.Count && values.Count == names.Length ? Constant(values[i], settings.GetProperty(names[i])!.PropertyType) : null;
            if (number is null)
                findings.CannotMap(value.At, $"{parameter}={value.Text}", $"its value is not in the snippet; {OpenValue.Advice(value)}");
            else if (given || !number.Equals(Preset(defaults, names[i])))
                yield return new PortedHyper(names[i], number);
        }
    }

    private static void Check(ReadOptimizer optimizer, OptimizerSettings settings, IEnumerable<PortedHyper> hypers)
    {
        foreach (PortedHyper hyper in hypers)
            settings.GetType().GetProperty(hyper.Name)!.SetValue(settings, hyper.Value is double number ? (Slot)number : hyper.Value);
        if (settings.OutOfRange() is [var problem, ..])
            throw optimizer.Call.At.Error(problem.Text + ".");
    }

    // What the rule does when nothing is said.
    private static object? Preset(OptimizerSettings defaults, string hyper) => defaults.GetType().GetProperty(hyper)!.GetValue(defaults) switch
    {
        Slot slot => slot.Value,
        var other => other,
    };

    private static bool IsDefault(ReadOptimizer optimizer, string parameter, Expression value) =>
        SameConstant.Are(value, optimizer.Call.Signature.Parameters.FirstOrDefault(p => p.Name == parameter).Default);

    private static object? Constant(Expression value, Type type) => value switch
    {
        NumberExpression number when type == typeof(bool) => number.Value != 0,
        NumberExpression number => number.Value,
        TruthExpression truth when type == typeof(bool) => truth.Value,
        TruthExpression truth => truth.Value ? 1.0 : 0.0,
        _ => null,
    };
}
