using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class YogiFamily : OptimizerAdapter
{
    public override string Family => "yogi";

    protected override OptimizerSettings Settings(Fields hyper) => new YogiSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-3),
        InitialAccumulator = hyper.Number("initial_accumulator", 1e-6),
        // The reference starts both averages there.
        InitialAverage = hyper.Number("initial_accumulator", 1e-6),
        WeightDecay = hyper.Number("weight_decay", 0),
        Decoupled = hyper.Flag("weight_decouple", true),
    };
}
