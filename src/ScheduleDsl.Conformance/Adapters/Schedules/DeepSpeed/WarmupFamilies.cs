using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.DeepSpeed;

namespace ScheduleDsl.Conformance.Adapters.Schedules.DeepSpeed;

internal sealed class WarmupFamily : ScheduleAdapter
{
    public override string Family => "deepspeed_warmuplr";

    protected override Schedule Schedule(Fields parameters) => new WarmupLR
    {
        WarmupMinLr = parameters.Number("warmup_min_lr", absent: 0),
        WarmupMaxLr = parameters.Number("warmup_max_lr", absent: 0.001),
        WarmupNumSteps = parameters.Count("warmup_num_steps", absent: 1000),
        WarmupType = parameters.ChoiceOr("warmup_type", WarmupType.Log, ("log", WarmupType.Log), ("linear", WarmupType.Linear)),
    };
}

internal sealed class WarmupDecayFamily : ScheduleAdapter
{
    public override string Family => "deepspeed_warmupdecaylr";

    protected override Schedule Schedule(Fields parameters) => new WarmupDecayLR
    {
        TotalNumSteps = parameters.Count("total_num_steps"),
        WarmupMinLr = parameters.Number("warmup_min_lr", absent: 0),
        WarmupMaxLr = parameters.Number("warmup_max_lr", absent: 0.001),
        WarmupNumSteps = parameters.Count("warmup_num_steps", absent: 1000),
        WarmupType = parameters.ChoiceOr("warmup_type", WarmupType.Log, ("log", WarmupType.Log), ("linear", WarmupType.Linear)),
    };
}

internal sealed class WarmupCosineFamily : ScheduleAdapter
{
    public override string Family => "deepspeed_warmupcosinelr";

    protected override Schedule Schedule(Fields parameters) => new WarmupCosineLR
    {
        Lr = parameters.Number("lr"),
        TotalNumSteps = parameters.Count("total_num_steps"),
        WarmupMinRatio = parameters.Number("warmup_min_ratio", absent: 0),
        WarmupNumSteps = parameters.Count("warmup_num_steps", absent: 1000),
        CosMinRatio = parameters.Number("cos_min_ratio", absent: 0.0001),
        WarmupType = parameters.ChoiceOr("warmup_type", WarmupType.Log, ("log", WarmupType.Log), ("linear", WarmupType.Linear)),
    };
}

internal sealed class RangeTestFamily : ScheduleAdapter
{
    public override string Family => "deepspeed_lrrangetest";

    protected override Schedule Schedule(Fields parameters) => new LRRangeTest
    {
        LrRangeTestMinLr = parameters.Number("lr_range_test_min_lr", absent: 0.001),
        LrRangeTestStepSize = parameters.Count("lr_range_test_step_size", absent: 2000),
        LrRangeTestStepRate = parameters.Number("lr_range_test_step_rate", absent: 1),
        LrRangeTestStaircase = parameters.Flag("lr_range_test_staircase", absent: false),
    };
}
