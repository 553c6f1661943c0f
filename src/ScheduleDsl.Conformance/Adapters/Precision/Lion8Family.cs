using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Precision;

internal sealed class Lion8Family : Block8Adapter
{
    public override string Family => "lion8";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        RequireBlocks(hyper);
        return new LionSettings
        {
            LearningRate = hyper.Number("lr"),
            Beta1 = hyper.Number("beta1", 0.9),
            Beta2 = hyper.Number("beta2", 0.99),
            WeightDecay = hyper.Number("weight_decay", 0),
        };
    }
}
