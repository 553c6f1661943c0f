using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class DAdaptSgdFamily : OptimizerAdapter
{
    public override string Family => "dadapt_sgd";

    protected override IReadOnlyList<RecordedScalar> RecordedScalars => [new("d", "distance")];

    protected override OptimizerSettings Settings(Fields hyper) => new DAdaptSgdSettings
    {
        LearningRate = hyper.Number("lr"),
        Momentum = hyper.Number("momentum", 0),
        WeightDecay = hyper.Number("weight_decay", 0),
        InitialDistance = hyper.Number("d0", 1e-6),
        Growth = hyper.Number("growth_rate", 0),
    };
}
