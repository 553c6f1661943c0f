using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class SgdSaiFamily : OptimizerAdapter
{
    public override string Family => "sgd_sai";

    protected override OptimizerSettings Settings(Fields hyper) => new SgdSaiSettings
    {
        LearningRate = hyper.Number("lr"),
        Momentum = hyper.Number("momentum", 0.9),
        Epsilon = hyper.Number("eps", 1e-8),
        WeightDecay = hyper.Number("weight_decay", 1e-2),
    };
}
