using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AsgdFamily : OptimizerAdapter
{
    public override string Family => "asgd";

    protected override RecordedEvaluation Evaluation { get; } = new("ax", IsFinal: true);

    protected override OptimizerSettings Settings(Fields hyper) => new AsgdSettings
    {
        LearningRate = hyper.Number("lr"),
        Lambda = hyper.Number("lambd", 1e-4),
        Alpha = hyper.Number("alpha", 0.75),
        T0 = hyper.Number("t0", 1e6),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
