using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class SoftCapMuonFamily() : LipschitzAdapter("muon", "soft_cap")
{
    protected override OptimizerSettings Settings(Fields hyper, Common common) => new SoftCapMuonSettings
    {
        LearningRate = common.Rate, Momentum = common.Beta, WeightDecay = common.Decay,
        SoftCapBound = common.Bound,
    };
}
