using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal class MarsFamily : OptimizerAdapter
{
    public override string Family => "mars";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        double rate = hyper.Number("lr");
        return new MarsSettings
        {
            LearningRate = rate,
            Beta1 = hyper.Number("beta1", 0.95),
            Beta2 = hyper.Number("beta2", 0.99),
            Epsilon = hyper.Number("eps", 1e-8),
            WeightDecay = hyper.Number("weight_decay", 0),
            Gamma = hyper.Number("gamma", 0.025),
            Kind = hyper.Choice("mars_type", ("mars-adamw", MarsKind.AdamW), ("mars-lion", MarsKind.Lion)),
            Exact = !hyper.Flag("is_approx", true),
            Amsgrad = hyper.Flag("amsgrad", false),
            CorrectVectors = hyper.Flag("optimize_1d", false),
            VectorRate = hyper.Number("lr_1d", 3e-3) / rate,
            VectorWeightDecay = hyper.Number("weight_decay_1d", 0.1),
        };
    }
}
