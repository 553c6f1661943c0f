using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class CautiousAdamWFamily : OptimizerAdapter
{
    public override string Family => "c_adamw";

    protected override OptimizerSettings Settings(Fields hyper) => new CautiousAdamWSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-6),
        WeightDecay = hyper.Number("weight_decay", 0),
        CorrectBias = hyper.Flag("correct_bias", true),
    };
}
