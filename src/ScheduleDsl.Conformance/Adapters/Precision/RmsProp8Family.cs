using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Precision;

internal sealed class RmsProp8Family : Block8Adapter
{
    public override string Family => "rmsprop8";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        RequireBlocks(hyper);
        return new RmsPropSettings
        {
            LearningRate = hyper.Number("lr"),
            Alpha = hyper.Number("beta1", 0.99),
            Epsilon = hyper.Number("eps", 1e-8),
            WeightDecay = hyper.Number("weight_decay", 0),
        };
    }
}
