using System;
using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdamMiniFamily : OptimizerAdapter
{
    public override string Family => "adam_mini";

    protected override OptimizerSettings Settings(Fields hyper) => new AdamMiniSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-8),
        WeightDecay = hyper.Number("weight_decay", 0),
    };

    protected override IReadOnlyList<string> Names(GoldenFile file, Fields hyper) => hyper.Text("names").Split(',');

    protected override Func<ParameterTable, IReadOnlyList<ParameterGroup>> Groups(Fields hyper)
    {
        (int width, int heads) = ((int)hyper.Count("dim"), (int)hyper.Count("n_heads"));
        return table => AdamMiniGroups.Of(table, width, heads);
    }
}
