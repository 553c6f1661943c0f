using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.HuggingFace;

namespace ScheduleDsl.Conformance.Adapters.Schedules.HuggingFace;

internal sealed class ConstantFamily : ScheduleAdapter
{
    public override string Family => "hf_constant_schedule";

    protected override Schedule Schedule(Fields parameters) => new ConstantSchedule
    {
        Lr = parameters.Number("lr"),
    };
}

internal sealed class ConstantWithWarmupFamily : ScheduleAdapter
{
    public override string Family => "hf_constant_schedule_with_warmup";

    protected override Schedule Schedule(Fields parameters) => new ConstantScheduleWithWarmup
    {
        Lr = parameters.Number("lr"),
        NumWarmupSteps = parameters.Count("num_warmup_steps"),
    };
}
