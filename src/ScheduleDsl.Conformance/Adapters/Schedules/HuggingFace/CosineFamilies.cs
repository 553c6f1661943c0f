using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.HuggingFace;

namespace ScheduleDsl.Conformance.Adapters.Schedules.HuggingFace;

internal sealed class CosineFamily : ScheduleAdapter
{
    public override string Family => "hf_cosine_schedule_with_warmup";

    protected override Schedule Schedule(Fields parameters) => new CosineScheduleWithWarmup
    {
        Lr = parameters.Number("lr"),
        NumWarmupSteps = parameters.Count("num_warmup_steps"),
        NumTrainingSteps = parameters.Count("num_training_steps"),
        NumCycles = parameters.Number("num_cycles", absent: 0.5),
    };
}

internal sealed class HardRestartsFamily : ScheduleAdapter
{
    public override string Family => "hf_cosine_with_hard_restarts_schedule_with_warmup";

    protected override Schedule Schedule(Fields parameters) => new CosineWithHardRestartsScheduleWithWarmup
    {
        Lr = parameters.Number("lr"),
        NumWarmupSteps = parameters.Count("num_warmup_steps"),
        NumTrainingSteps = parameters.Count("num_training_steps"),
        NumCycles = parameters.Count("num_cycles", absent: 1),
    };
}

internal sealed class MinLrFamily : ScheduleAdapter
{
    public override string Family => "hf_cosine_with_min_lr_schedule_with_warmup";

    protected override Schedule Schedule(Fields parameters) => new CosineWithMinLrScheduleWithWarmup
    {
        Lr = parameters.Number("lr"),
        NumWarmupSteps = parameters.Count("num_warmup_steps"),
        NumTrainingSteps = parameters.Count("num_training_steps"),
        NumCycles = parameters.Number("num_cycles", absent: 0.5),
        MinLr = parameters.Number("min_lr", absent: 0),
        MinLrRate = parameters.Number("min_lr_rate", absent: 0),
    };
}

internal sealed class MinLrWithWarmupRateFamily : ScheduleAdapter
{
    public override string Family => "hf_cosine_with_min_lr_schedule_with_warmup_lr_rate";

    protected override Schedule Schedule(Fields parameters) => new CosineWithMinLrScheduleWithWarmupLrRate
    {
        Lr = parameters.Number("lr"),
        NumWarmupSteps = parameters.Count("num_warmup_steps"),
        NumTrainingSteps = parameters.Count("num_training_steps"),
        NumCycles = parameters.Number("num_cycles", absent: 0.5),
        MinLr = parameters.Number("min_lr", absent: 0),
        MinLrRate = parameters.Number("min_lr_rate", absent: 0),
        WarmupLrRate = parameters.Number("warmup_lr_rate", absent: -1),
    };
}
