using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AuONHybridFamily : OptimizerAdapter
{
    public override string Family => "auon_hybrid";

    protected override OptimizerSettings Settings(Fields hyper) => AuONFields.Of(hyper, (int)hyper.Count("ns_steps", 5));
}
