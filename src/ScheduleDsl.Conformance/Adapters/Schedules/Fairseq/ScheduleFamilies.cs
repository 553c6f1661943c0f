using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Fairseq;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Fairseq;

internal sealed class InverseSqrtFamily : ScheduleAdapter
{
    public override string Family => "fairseq_inverse_sqrt";

    protected override Schedule Schedule(Fields parameters) => new InverseSquareRootSchedule
    {
        Lr = parameters.Number("lr"),
        WarmupInitLr = parameters.Number("warmup_init_lr", absent: -1),
        WarmupUpdates = parameters.Count("warmup_updates", absent: 4000),
    };
}

internal sealed class TriStageFamily : ScheduleAdapter
{
    public override string Family => "fairseq_tri_stage";

    protected override Schedule Schedule(Fields parameters) => new TriStageLRSchedule
    {
        Lr = parameters.Number("lr"),
        InitLrScale = parameters.Number("init_lr_scale", absent: 0.01),
        FinalLrScale = parameters.Number("final_lr_scale", absent: 0.01),
        WarmupSteps = parameters.Count("warmup_steps", absent: 0),
        HoldSteps = parameters.Count("hold_steps", absent: 0),
        DecaySteps = parameters.Count("decay_steps", absent: 0),
    };
}
