using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class SgdpFamily : OptimizerAdapter
{
    public override string Family => "sgdp";

    protected override OptimizerSettings Settings(Fields hyper) => new SgdpSettings
    {
        LearningRate = hyper.Number("lr"),
        Momentum = hyper.Number("momentum", 0),
        Dampening = hyper.Number("dampening", 0),
        Epsilon = hyper.Number("eps", 1e-8),
        WeightDecay = hyper.Number("weight_decay", 0),
        Delta = hyper.Number("delta", 0.1),
        DecayRatio = hyper.Number("wd_ratio", 0.1),
        Nesterov = hyper.Flag("nesterov", false),
    };
}
