using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class DionFamily : OptimizerAdapter
{
    public override string Family => "dion";

    protected override OptimizerSettings Settings(Fields hyper) => new DionSettings
    {
        LearningRate = hyper.Number("lr"),
        Momentum = hyper.Number("mu", 0.95),
        WeightDecay = hyper.Number("weight_decay", 0.01),
        Rank = (int)hyper.Number("rank", 768),
    };

    // The file has directions in columns.
    protected override IReadOnlyList<GivenState> Given(GoldenFile file) => [new GivenState(1, "right", file.MatrixIn("extra_inputs", "Q_initial").Transposed().Values)];
}
