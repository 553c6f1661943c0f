using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class MuonFamily : OptimizerAdapter
{
    public override string Family => "muon";

    protected override OptimizerSettings Settings(Fields hyper) => MuonFields.Jordan(hyper);
}
