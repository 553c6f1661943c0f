using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Torch;

/// <summary>What an optimizer runs: one rule with its settings, or routes. Exactly one of them is given.</summary>
internal sealed record RunSource(OptimizerSettings? Settings, IReadOnlyList<Route>? Routes)
{
    /// <summary>Every rule.</summary>
    public IEnumerable<CompiledRule> Rules => Settings is not null ? [Settings.Rule] : Routes!.Select(route => route.Settings.Rule);

    /// <summary>Names of the rules, for messages.</summary>
    public string Names => string.Join(" and ", Rules.Select(rule => rule.ShortName()));

    /// <param name="table">The parameters.</param>
    /// <param name="options">As for any run.</param>
    /// <param name="work">What carries steps out in place of the loops of this machine; null for those.</param>
    public OptimizerRun Create(ParameterTable table, RunOptions options, StepWorkFactory? work = null) => Settings is not null
        ? OptimizerRun.Create(table, Settings, options, work)
        : OptimizerRun.Create(table, Routes!, options, work);
}
