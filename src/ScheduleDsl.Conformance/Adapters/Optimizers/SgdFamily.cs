using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class SgdFamily : OptimizerAdapter
{
    public override string Family => "sgd";

    protected override OptimizerSettings Settings(Fields hyper) => new SgdSettings
    {
        LearningRate = hyper.Number("lr"),
        Momentum = hyper.Number("momentum", 0),
        Dampening = hyper.Number("dampening", 0),
        WeightDecay = hyper.Number("weight_decay", 0),
        Nesterov = hyper.Flag("nesterov", false),
        Maximize = hyper.Flag("maximize", false),
    };
}
