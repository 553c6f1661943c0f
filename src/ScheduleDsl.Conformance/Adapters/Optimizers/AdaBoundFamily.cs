using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdaBoundFamily : OptimizerAdapter
{
    public override string Family => "adabound";

    protected override OptimizerSettings Settings(Fields hyper) => new AdaBoundSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-8),
        FinalRate = hyper.Number("final_lr", 0.1),
        // The rate is constant, so the reference's first is this one.
        BaseRate = hyper.Number("lr"),
        Gamma = hyper.Number("gamma", 1e-3),
        WeightDecay = hyper.Number("weight_decay", 0),
        Amsbound = hyper.Flag("amsbound", false),
    };
}
