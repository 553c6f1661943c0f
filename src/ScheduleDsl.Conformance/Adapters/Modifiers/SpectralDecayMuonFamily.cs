using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class SpectralDecayMuonFamily() : PowerIterationAdapter("muon", "spec_wd")
{
    protected override OptimizerSettings Settings(Fields hyper, Common common) => new SpectralDecayMuonSettings
    {
        LearningRate = common.Rate, Momentum = common.Beta, WeightDecay = common.Decay,
        SpectralDecayDecay = hyper.Number("spectral_wd"), SpectralDecayStartIsGiven = true,
    };
}
