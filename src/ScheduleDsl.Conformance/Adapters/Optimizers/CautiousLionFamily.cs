using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class CautiousLionFamily : OptimizerAdapter
{
    public override string Family => "c_lion";

    protected override OptimizerSettings Settings(Fields hyper) => new CautiousLionSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.95),
        Beta2 = hyper.Number("beta2", 0.98),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
