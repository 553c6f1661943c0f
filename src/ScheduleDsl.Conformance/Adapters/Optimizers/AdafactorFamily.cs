using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdafactorFamily : OptimizerAdapter
{
    public override string Family => "adafactor";

    protected override OptimizerSettings Settings(Fields hyper) => new AdafactorSettings
    {
        LearningRate = hyper.Number("lr", 0),
        RelativeStep = hyper.Flag("relative_step", true),
        WarmupSlope = hyper.Flag("warmup_init", false) ? 1e-6 : 0,
        ScaleByWeights = hyper.Flag("scale_parameter", true),
        Beta1 = hyper.Number("beta1", 0),
        // The reference gives the exponent itself.
        DecayPower = -hyper.Number("decay_rate", -0.8),
        Epsilon = hyper.Number("eps1", 1e-30),
        MinWeightSize = hyper.Number("eps2", 1e-3),
        Threshold = hyper.Number("clip_threshold", 1),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
