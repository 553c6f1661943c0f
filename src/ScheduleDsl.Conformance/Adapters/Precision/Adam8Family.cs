using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Precision;

internal sealed class Adam8Family : Block8Adapter
{
    public override string Family => "adam8";

    // The library keeps what cannot be negative in the book without signs.
    protected override StatePrecision PrecisionOf(string state) => state == "second" ? StatePrecision.Block8Unsigned : StatePrecision.Block8Signed;

    protected override OptimizerSettings Settings(Fields hyper)
    {
        RequireBlocks(hyper);
        return new AdamWSettings
        {
            LearningRate = hyper.Number("lr"),
            Beta1 = hyper.Number("beta1", 0.9),
            Beta2 = hyper.Number("beta2", 0.999),
            Epsilon = hyper.Number("eps", 1e-8),
            WeightDecay = hyper.Number("weight_decay", 0),
        };
    }
}
