using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class NAdamWFamily : OptimizerAdapter
{
    public override string Family => "nadamw";

    protected override OptimizerSettings Settings(Fields hyper) => new NAdamWSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-8),
        WeightDecay = hyper.Number("weight_decay", 1e-2),
    };
}
