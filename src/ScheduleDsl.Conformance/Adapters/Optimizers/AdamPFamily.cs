using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdamPFamily : OptimizerAdapter
{
    public override string Family => "adamp";

    protected override OptimizerSettings Settings(Fields hyper) => new AdamPSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-8),
        WeightDecay = hyper.Number("weight_decay", 0),
        Delta = hyper.Number("delta", 0.1),
        DecayRatio = hyper.Number("wd_ratio", 0.1),
        Nesterov = hyper.Flag("nesterov", false),
    };
}
