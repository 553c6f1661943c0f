using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class MuonDistributedFamily : OptimizerAdapter
{
    public override string Family => "muon_distributed";

    protected override OptimizerSettings Settings(Fields hyper) => MuonFields.Jordan(hyper);
}
