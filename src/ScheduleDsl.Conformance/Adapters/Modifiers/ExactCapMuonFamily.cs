using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class ExactCapMuonFamily() : LipschitzAdapter("muon", "pure_svd")
{
    protected override OptimizerSettings Settings(Fields hyper, Common common) => new ExactCapMuonSettings
    {
        LearningRate = common.Rate, Momentum = common.Beta, WeightDecay = common.Decay,
        ExactCapBound = common.Bound,
    };
}
