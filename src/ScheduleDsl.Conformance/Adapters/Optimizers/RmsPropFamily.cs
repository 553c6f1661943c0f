using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class RmsPropFamily : OptimizerAdapter
{
    public override string Family => "rmsprop";

    protected override OptimizerSettings Settings(Fields hyper) => new RmsPropSettings
    {
        LearningRate = hyper.Number("lr"),
        Alpha = hyper.Number("alpha", 0.99),
        Epsilon = hyper.Number("eps", 1e-8),
        Momentum = hyper.Number("momentum", 0),
        WeightDecay = hyper.Number("weight_decay", 0),
        Centered = hyper.Flag("centered", false),
    };
}
