using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Conformance.Shapes;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

// The reference does not look at its end: both curves go on.
internal sealed class PytorchOptimizerCosineFamily : ScheduleAdapter
{
    public override string Family => "pytorch_optimizer_cosinescheduler";

    protected override Schedule Schedule(Fields parameters) => new OngoingCosine
    {
        Peak = parameters.Number("max_lr"),
        Steps = parameters.Count("t_max"),
        WarmupSteps = parameters.Count("warmup_steps"),
        WarmupFrom = parameters.Number("init_lr"),
        DecayFloor = parameters.Number("min_lr"),
    };
}

internal sealed class PytorchOptimizerLinearFamily : ScheduleAdapter
{
    public override string Family => "pytorch_optimizer_linearscheduler";

    protected override Schedule Schedule(Fields parameters) => new OngoingLinear
    {
        Peak = parameters.Number("max_lr"),
        Steps = parameters.Count("t_max"),
        WarmupSteps = parameters.Count("warmup_steps"),
        WarmupFrom = parameters.Number("init_lr"),
        DecayFloor = parameters.Number("min_lr"),
    };
}
