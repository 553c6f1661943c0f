using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class MomoAdamFamily : OptimizerAdapter
{
    public override string Family => "momo_adam";

    protected override IReadOnlyList<RecordedInput> Inputs => [new("losses", "loss")];

    protected override IReadOnlyList<RecordedScalar> RecordedScalars => [new("lb", "bound"), new("loss_avg", "lossAverage")];

    protected override OptimizerSettings Settings(Fields hyper) => new MomoAdamSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-8),
        WeightDecay = hyper.Number("weight_decay", 0),
        LowerBound = hyper.Number("lb", 0),
        Divide = hyper.Flag("divide", true),
        EstimateBound = hyper.Flag("use_fstar", false),
    };
}
