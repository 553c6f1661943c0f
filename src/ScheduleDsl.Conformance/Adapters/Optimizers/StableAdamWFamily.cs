using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class StableAdamWFamily : OptimizerAdapter
{
    public override string Family => "stableadamw";

    protected override OptimizerSettings Settings(Fields hyper) => new StableAdamWSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.99),
        Epsilon = hyper.Number("eps", 1e-6),
        WeightDecay = hyper.Number("weight_decay", 1e-2),
    };
}
