using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AuONFamily : OptimizerAdapter
{
    public override string Family => "auon";

    protected override OptimizerSettings Settings(Fields hyper) => AuONFields.Of(hyper, iterations: 0);
}
