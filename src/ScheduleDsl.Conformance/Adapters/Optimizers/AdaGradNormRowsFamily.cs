using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdaGradNormRowsFamily : OptimizerAdapter
{
    public override string Family => "adagradnorm_rows";

    protected override OptimizerSettings Settings(Fields hyper) => new AdaGradNormSettings
    {
        LearningRate = hyper.Number("lr"),
        LearningRateDecay = hyper.Number("lr_decay", 0),
        Momentum = hyper.Number("momentum", 0),
        InitialAccumulator = hyper.Number("initial_accumulator_value", 1e-2),
        PerRow = true,
    };
}
