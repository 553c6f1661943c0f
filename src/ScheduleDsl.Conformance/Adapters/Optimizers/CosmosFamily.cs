using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class CosmosFamily : OptimizerAdapter
{
    public override string Family => "cosmos";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.9, 0.999);
        return new CosmosSettings
        {
            LearningRate = hyper.Number("lr", 1e-3),
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = hyper.Number("eps", 1e-8),
            WeightDecay = hyper.Number("weight_decay", 0),
            Ratio = hyper.Number("lr_ratio", 0.1),
            Rank = (int)hyper.Number("rank", 64),
            Gamma = hyper.Number("gamma", 0.2),
            // The reference spells it so.
            Nesterov = hyper.Flag("nestrov", true),
        };
    }
}
