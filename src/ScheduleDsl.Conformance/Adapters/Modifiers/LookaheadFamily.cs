using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class LookaheadFamily : OptimizerAdapter
{
    public override string Family => "lookahead";

    protected override OptimizerSettings Settings(Fields hyper) => new LookaheadAdamWSettings
    {
        LearningRate = hyper.Number("lr"),
        WeightDecay = hyper.Number("weight_decay", 1e-2),
        LookaheadPeriod = (int)hyper.Count("k", 5),
        LookaheadAlpha = hyper.Number("alpha", 0.5),
    };
}
