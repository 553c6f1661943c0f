using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class SignSgdFamily : OptimizerAdapter
{
    public override string Family => "signsgd";

    protected override OptimizerSettings Settings(Fields hyper) => new SignumSettings
    {
        LearningRate = hyper.Number("lr"),
        Momentum = hyper.Number("momentum", 0.9),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
