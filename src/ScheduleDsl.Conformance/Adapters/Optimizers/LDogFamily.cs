using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class LDogFamily : OptimizerAdapter
{
    public override string Family => "ldog";

    protected override IReadOnlyList<RecordedScalar> RecordedScalars => [new("rbar", "distance"), new("G", "squares")];

    protected override OptimizerSettings Settings(Fields hyper) => new LDogSettings
    {
        LearningRate = hyper.Number("lr"),
        InitialDistance = hyper.Number("reps_rel", 1e-6),
        InitialRate = hyper.Number("init_eta", 0),
        Epsilon = hyper.Number("eps", 1e-8),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
