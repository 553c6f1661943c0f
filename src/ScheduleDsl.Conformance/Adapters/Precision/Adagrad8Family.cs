using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Precision;

internal sealed class Adagrad8Family : Block8Adapter
{
    public override string Family => "adagrad8";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        RequireBlocks(hyper);
        // The files name a decay that Adagrad has none of.
        hyper.Ignore("beta1");
        return new AdagradSettings
        {
            LearningRate = hyper.Number("lr"),
            Epsilon = hyper.Number("eps", 1e-10),
            WeightDecay = hyper.Number("weight_decay", 0),
        };
    }
}
