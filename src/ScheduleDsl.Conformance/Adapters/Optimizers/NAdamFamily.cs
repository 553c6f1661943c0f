using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal class NAdamFamily : OptimizerAdapter
{
    public override string Family => "nadam";

    protected override OptimizerSettings Settings(Fields hyper) => new NAdamSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-8),
        MomentumDecay = hyper.Number("momentum_decay", 4e-3),
        WeightDecay = hyper.Number("weight_decay", 0),
        DoublesMomentum = DoublesMomentum,
    };

    /// <summary>Whether the recorded code takes the momentum into the product twice.</summary>
    protected virtual bool DoublesMomentum => false;
}
