using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class AdaLoraFamily : OptimizerAdapter
{
    // Files have two adapters, m0 and m1, each as A, E, B.
    private static readonly string[] Adapters = ["m0", "m1"];

    public override string Family => "adalora";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        if (hyper.Text("base") is not "plain SGD" and var other)
            throw hyper.Wrong($"base must be plain SGD, found {other}");
        (long steps, long first, long last) = (hyper.Count("total_step"), hyper.Count("init_warmup"), hyper.Count("final_warmup"));
        return new AdaLoraSgdSettings
        {
            LearningRate = hyper.Number("lr"),
            AdaptersBeta1 = hyper.Number("beta1"),
            AdaptersBeta2 = hyper.Number("beta2"),
            AdaptersInterval = (int)hyper.Count("mask_interval"),
            AdaptersSettlesAt = (int)(steps - last),
            // The reference reads the budget behind an update, a schedule is read before it.
            AdaptersBudget = new RankBudget
            {
                Steps = steps - 1,
                InitialRank = Adapters.Length * hyper.Count("lora_r"),
                TargetRank = Adapters.Length * hyper.Count("target_rank"),
                InitialSteps = first - 1,
                FinalSteps = last,
            },
        };
    }

    protected override Func<ParameterTable, IReadOnlyList<ParameterGroup>> Groups(Fields hyper) =>
        _ => [.. Adapters.Select(adapter => new ParameterGroup { Name = adapter, Pattern = $"{adapter}.*" })];
}
