using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

internal sealed class OptaxConstantFamily : ScheduleAdapter
{
    public override string Family => "optax_constant_schedule";

    protected override Schedule Schedule(Fields parameters) => new Constant { Peak = parameters.Number("value") };
}
