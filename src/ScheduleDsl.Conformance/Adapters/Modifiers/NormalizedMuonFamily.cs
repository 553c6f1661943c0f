using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class NormalizedMuonFamily() : PowerIterationAdapter("muon", "spec_normalize")
{
    protected override OptimizerSettings Settings(Fields hyper, Common common) => new NormalizedMuonSettings
    {
        LearningRate = common.Rate, Momentum = common.Beta, WeightDecay = common.Decay,
        SpectralNormalizeBound = common.Bound, SpectralNormalizeStartIsGiven = true,
    };
}
