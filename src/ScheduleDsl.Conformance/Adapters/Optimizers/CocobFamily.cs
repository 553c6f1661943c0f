using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class CocobFamily : OptimizerAdapter
{
    public override string Family => "cocob";

    protected override OptimizerSettings Settings(Fields hyper) => new CocobSettings
    {
        Alpha = hyper.Number("alpha", 100),
        Epsilon = hyper.Number("eps", 1e-8),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
