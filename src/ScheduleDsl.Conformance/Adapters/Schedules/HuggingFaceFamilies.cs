using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

internal sealed class HuggingFaceConstantFamily : ScheduleAdapter
{
    public override string Family => "hf_constant_schedule_with_warmup";

    protected override Schedule Schedule(Fields parameters)
        => new LinearWarmup { Peak = parameters.Number("lr"), WarmupSteps = parameters.Count("num_warmup_steps") };
}

internal sealed class HuggingFaceLinearFamily : ScheduleAdapter
{
    public override string Family => "hf_linear_schedule_with_warmup";

    protected override Schedule Schedule(Fields parameters) => new Linear
    {
        Peak = parameters.Number("lr"),
        WarmupSteps = parameters.Count("num_warmup_steps"),
        Steps = parameters.Count("num_training_steps"),
    };
}
