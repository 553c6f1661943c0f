using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdadeltaFamily : OptimizerAdapter
{
    public override string Family => "adadelta";

    protected override OptimizerSettings Settings(Fields hyper) => new AdadeltaSettings
    {
        LearningRate = hyper.Number("lr"),
        Rho = hyper.Number("rho_ema", 0.9),
        Epsilon = hyper.Number("eps", 1e-6),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
