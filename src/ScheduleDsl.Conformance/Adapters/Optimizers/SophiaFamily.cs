using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class SophiaFamily : OptimizerAdapter
{
    public override string Family => "sophiag";

    protected override IReadOnlyList<RecordedInput> Inputs => [new("hessian_gradients", "sampledGradient")];

    protected override OptimizerSettings Settings(Fields hyper) => new SophiaSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.965),
        Beta2 = hyper.Number("beta2", 0.99),
        Rho = hyper.Number("rho", 0.04),
        BatchSize = hyper.Number("bs"),
        Period = hyper.Number("update_period"),
        WeightDecay = hyper.Number("weight_decay", 0.1),
    };
}
