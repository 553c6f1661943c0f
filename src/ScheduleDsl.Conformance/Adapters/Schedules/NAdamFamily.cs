using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

internal sealed class NAdamFamily : ScheduleAdapter
{
    public override string Family => "torch_nadam_mu";

    protected override Schedule Schedule(Fields parameters) => new NAdamMomentum
    {
        Beta1 = parameters.Number("beta1"),
        MomentumDecay = parameters.Number("momentum_decay"),
    };
}
