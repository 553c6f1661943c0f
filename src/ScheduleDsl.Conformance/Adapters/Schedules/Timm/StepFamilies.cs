using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Timm;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Timm;

internal sealed class StepFamily : ScheduleAdapter
{
    public override string Family => "timm_step_lr";

    protected override Schedule Schedule(Fields parameters) => new StepLRScheduler
    {
        Lr = parameters.Number("lr"),
        DecayT = parameters.Number("decay_t"),
        DecayRate = parameters.Number("decay_rate", absent: 1),
        WarmupT = parameters.Count("warmup_t", absent: 0),
        WarmupLrInit = parameters.Number("warmup_lr_init", absent: 0),
        WarmupPrefix = parameters.Flag("warmup_prefix", absent: true),
    };
}

internal sealed class MultiStepFamily : ScheduleAdapter
{
    public override string Family => "timm_multistep_lr";

    protected override Schedule Schedule(Fields parameters) => new MultiStepLRScheduler
    {
        Lr = parameters.Number("lr"),
        DecayT = StepTable.Of(parameters.Numbers("decay_t")),
        DecayRate = parameters.Number("decay_rate", absent: 1),
        WarmupT = parameters.Count("warmup_t", absent: 0),
        WarmupLrInit = parameters.Number("warmup_lr_init", absent: 0),
        WarmupPrefix = parameters.Flag("warmup_prefix", absent: true),
    };
}
