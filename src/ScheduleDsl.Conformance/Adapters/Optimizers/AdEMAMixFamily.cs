using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdEMAMixFamily : OptimizerAdapter
{
    public override string Family => "ademamix";

    protected override OptimizerSettings Settings(Fields hyper) => new AdEMAMixSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-8),
        Beta3 = hyper.Number("beta3", 0.9999),
        Alpha = hyper.Number("alpha", 2),
        AlphaWarmup = hyper.Number("alpha_warmup", 0),
        Beta3Warmup = hyper.Number("beta3_warmup", 0),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
