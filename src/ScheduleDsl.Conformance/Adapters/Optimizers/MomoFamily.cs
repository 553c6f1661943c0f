using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal class MomoFamily : OptimizerAdapter
{
    public override string Family => "momo";

    protected override IReadOnlyList<RecordedInput> Inputs => [new("losses", "loss")];

    protected override IReadOnlyList<RecordedScalar> RecordedScalars => [new("lb", "bound"), new("loss_avg", "lossAverage")];

    protected override OptimizerSettings Settings(Fields hyper) => new MomoSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta = hyper.Number("beta", 0.9),
        WeightDecay = hyper.Number("weight_decay", 0),
        LowerBound = hyper.Number("lb", 0),
        CorrectBias = hyper.Flag("bias_correction", false),
        EstimateBound = hyper.Flag("use_fstar", false),
    };
}
