using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class ProdigyFamily : OptimizerAdapter
{
    public override string Family => "prodigy";

    protected override IReadOnlyList<RecordedScalar> RecordedScalars => [new("d", "distance")];

    protected override OptimizerSettings Settings(Fields hyper) => new ProdigySettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Beta3 = hyper.Number("beta3", 0),
        Epsilon = hyper.Number("eps", 1e-8),
        WeightDecay = hyper.Number("weight_decay", 0),
        InitialDistance = hyper.Number("d0", 1e-6),
        Coefficient = hyper.Number("d_coef", 1),
        Growth = hyper.Number("growth_rate", 0),
        Decouple = hyper.Flag("decouple", true),
        CorrectBias = hyper.Flag("use_bias_correction", false),
        SafeguardWarmup = hyper.Flag("safeguard_warmup", false),
    };
}
