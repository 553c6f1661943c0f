using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class LipschitzMuonFamily() : LipschitzAdapter("muon", "none")
{
    protected override OptimizerSettings Settings(Fields hyper, Common common) => new LipschitzMuonSettings
    {
        LearningRate = common.Rate, Momentum = common.Beta, WeightDecay = common.Decay,
    };
}
