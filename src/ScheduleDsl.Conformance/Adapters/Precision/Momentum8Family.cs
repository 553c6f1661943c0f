using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Precision;

internal sealed class Momentum8Family : Block8Adapter
{
    public override string Family => "momentum8";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        RequireBlocks(hyper);
        return new SgdSettings
        {
            LearningRate = hyper.Number("lr"),
            Momentum = hyper.Number("beta1", 0.9),
            WeightDecay = hyper.Number("weight_decay", 0),
        };
    }
}
