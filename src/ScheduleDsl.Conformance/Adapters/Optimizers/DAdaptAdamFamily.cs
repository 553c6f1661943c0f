using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class DAdaptAdamFamily : OptimizerAdapter
{
    public override string Family => "dadapt_adam";

    protected override IReadOnlyList<RecordedScalar> RecordedScalars => [new("d", "distance")];

    protected override OptimizerSettings Settings(Fields hyper) => new DAdaptAdamSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-8),
        WeightDecay = hyper.Number("weight_decay", 0),
        InitialDistance = hyper.Number("d0", 1e-6),
        Growth = hyper.Number("growth_rate", 0),
        Decouple = hyper.Flag("decouple", false),
        CorrectBias = hyper.Flag("use_bias_correction", false),
    };
}
