using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class LookaheadOffsetFamily : OptimizerAdapter
{
    public override string Family => "lookahead_offset";

    protected override OptimizerSettings Settings(Fields hyper) => new LookaheadSgdSettings
    {
        LearningRate = hyper.Number("lr"),
        Momentum = hyper.Number("momentum", 0),
        LookaheadPeriod = (int)hyper.Count("k", 5),
        LookaheadAlpha = hyper.Number("alpha", 0.5),
    };
}
