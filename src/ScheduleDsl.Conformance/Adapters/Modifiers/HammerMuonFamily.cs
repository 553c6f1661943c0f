using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class HammerMuonFamily() : PowerIterationAdapter("muon", "spec_hammer")
{
    protected override OptimizerSettings Settings(Fields hyper, Common common) => new HammerMuonSettings
    {
        LearningRate = common.Rate, Momentum = common.Beta, WeightDecay = common.Decay,
        SpectralHammerBound = common.Bound, SpectralHammerStartIsGiven = true,
    };
}
