using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class HardCapMuonFamily() : LipschitzAdapter("muon", "hard_cap")
{
    protected override OptimizerSettings Settings(Fields hyper, Common common)
    {
        if (common.Bound != 1 && !hyper.Flag("sensitive_to_wmax", false))
            throw hyper.Wrong("w_max must be 1 where the projection does not know it");
        hyper.Ignore("sensitive_to_wmax");
        return new HardCapMuonSettings { LearningRate = common.Rate, Momentum = common.Beta, WeightDecay = common.Decay, HardCapBound = common.Bound };
    }
}
