using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class NorMuonFamily : OptimizerAdapter
{
    public override string Family => "normuon";

    protected override OptimizerSettings Settings(Fields hyper) => new NorMuonSettings
    {
        LearningRate = hyper.Number("lr", 0.02),
        Momentum = hyper.Number("momentum", 0.95),
        Beta2 = hyper.Number("beta2", 0.95),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
