using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class LaPropFamily : OptimizerAdapter
{
    public override string Family => "laprop";

    protected override OptimizerSettings Settings(Fields hyper) => new LaPropSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-15),
        WeightDecay = hyper.Number("weight_decay", 0),
        Amsgrad = hyper.Flag("amsgrad", false),
        Centered = hyper.Flag("centered", false),
    };
}
