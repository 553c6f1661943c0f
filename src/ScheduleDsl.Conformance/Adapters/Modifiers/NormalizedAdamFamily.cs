using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class NormalizedAdamFamily() : PowerIterationAdapter("adam", "spec_normalize")
{
    protected override OptimizerSettings Settings(Fields hyper, Common common) => new NormalizedAdamSettings
    {
        LearningRate = common.Rate, Beta1 = common.Beta, Beta2 = hyper.Number("beta2"), WeightDecay = common.Decay,
        SpectralNormalizeBound = common.Bound, SpectralNormalizeStartIsGiven = true,
    };
}
