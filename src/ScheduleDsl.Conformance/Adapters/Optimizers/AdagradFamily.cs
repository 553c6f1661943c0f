using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdagradFamily : OptimizerAdapter
{
    public override string Family => "adagrad";

    protected override OptimizerSettings Settings(Fields hyper) => new AdagradSettings
    {
        LearningRate = hyper.Number("lr"),
        LearningRateDecay = hyper.Number("lr_decay", 0),
        InitialAccumulator = hyper.Number("initial_accumulator_value", 0),
        Epsilon = hyper.Number("eps", 1e-10),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
