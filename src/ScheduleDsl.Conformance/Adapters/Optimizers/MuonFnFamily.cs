using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class MuonFnFamily : OptimizerAdapter
{
    public override string Family => "muon_fn";

    protected override OptimizerSettings Settings(Fields hyper) => MuonFields.Jordan(hyper);
}
