using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class LionFamily : OptimizerAdapter
{
    public override string Family => "lion";

    protected override OptimizerSettings Settings(Fields hyper) => new LionSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.99),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
