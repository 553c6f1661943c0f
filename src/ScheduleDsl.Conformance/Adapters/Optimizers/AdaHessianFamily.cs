using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdaHessianFamily : OptimizerAdapter
{
    public override string Family => "adahessian";

    protected override IReadOnlyList<RecordedInput> Inputs => [new("hessian_vector_products", "hessianProduct")];

    protected override OptimizerSettings Settings(Fields hyper) => new AdaHessianSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-4),
        HessianPower = hyper.Number("hessian_power", 1),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
