using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.HuggingFace;

namespace ScheduleDsl.Conformance.Adapters.Schedules.HuggingFace;

internal sealed class LinearFamily : ScheduleAdapter
{
    public override string Family => "hf_linear_schedule_with_warmup";

    protected override Schedule Schedule(Fields parameters) => new LinearScheduleWithWarmup
    {
        Lr = parameters.Number("lr"),
        NumWarmupSteps = parameters.Count("num_warmup_steps"),
        NumTrainingSteps = parameters.Count("num_training_steps"),
    };
}

internal sealed class PolynomialFamily : ScheduleAdapter
{
    public override string Family => "hf_polynomial_decay_schedule_with_warmup";

    protected override Schedule Schedule(Fields parameters) => new PolynomialDecayScheduleWithWarmup
    {
        Lr = parameters.Number("lr"),
        NumWarmupSteps = parameters.Count("num_warmup_steps"),
        NumTrainingSteps = parameters.Count("num_training_steps"),
        LrEnd = parameters.Number("lr_end", absent: 1e-7),
        Power = parameters.Number("power", absent: 1),
    };
}

internal sealed class InverseSqrtFamily : ScheduleAdapter
{
    public override string Family => "hf_inverse_sqrt_schedule";

    protected override Schedule Schedule(Fields parameters) => new InverseSqrtSchedule
    {
        Lr = parameters.Number("lr"),
        NumWarmupSteps = parameters.Count("num_warmup_steps"),
        Timescale = parameters.Count("timescale", absent: 0),
    };
}
