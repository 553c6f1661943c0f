using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.PyTorchOptimizer;

namespace ScheduleDsl.Conformance.Adapters.Schedules.PyTorchOptimizer;

internal sealed class CosineFamily : ScheduleAdapter
{
    public override string Family => "pytorch_optimizer_cosinescheduler";

    protected override Schedule Schedule(Fields parameters) => new CosineScheduler
    {
        TMax = parameters.Count("t_max"),
        MaxLr = parameters.Number("max_lr"),
        MinLr = parameters.Number("min_lr", absent: 0),
        InitLr = parameters.Number("init_lr", absent: 0),
        WarmupSteps = parameters.Count("warmup_steps", absent: 0),
    };
}

internal sealed class LinearFamily : ScheduleAdapter
{
    public override string Family => "pytorch_optimizer_linearscheduler";

    protected override Schedule Schedule(Fields parameters) => new LinearScheduler
    {
        TMax = parameters.Count("t_max"),
        MaxLr = parameters.Number("max_lr"),
        MinLr = parameters.Number("min_lr", absent: 0),
        InitLr = parameters.Number("init_lr", absent: 0),
        WarmupSteps = parameters.Count("warmup_steps", absent: 0),
    };
}

internal sealed class WarmupRestartsFamily : ScheduleAdapter
{
    public override string Family => "pytorch_optimizer_cosine_warmup_restarts";

    protected override Schedule Schedule(Fields parameters) => new CosineAnnealingWarmupRestarts
    {
        FirstCycleSteps = parameters.Count("first_cycle_steps"),
        CycleMult = parameters.Number("cycle_mult", absent: 1),
        MaxLr = parameters.Number("max_lr", absent: 1e-4),
        MinLr = parameters.Number("min_lr", absent: 1e-6),
        WarmupSteps = parameters.Count("warmup_steps", absent: 0),
        Gamma = parameters.Number("gamma", absent: 0.9),
    };
}

internal sealed class RexFamily : ScheduleAdapter
{
    public override string Family => "pytorch_optimizer_rex";

    protected override Schedule Schedule(Fields parameters) => new REXScheduler
    {
        TotalSteps = parameters.Count("total_steps"),
        MaxLr = parameters.Number("max_lr", absent: 1),
        MinLr = parameters.Number("min_lr", absent: 0),
    };
}

internal sealed class WsdFamily : ScheduleAdapter
{
    public override string Family => "pytorch_optimizer_wsd";

    protected override Schedule Schedule(Fields parameters) => new WsdSchedule
    {
        Lr = parameters.Number("lr"),
        NumWarmupSteps = parameters.Count("num_warmup_steps"),
        NumStableSteps = parameters.Count("num_stable_steps"),
        NumDecaySteps = parameters.Count("num_decay_steps"),
        MinLrRatio = parameters.Number("min_lr_ratio", absent: 0),
        NumCycles = parameters.Number("num_cycles", absent: 0.5),
        CooldownType = parameters.Choice(
            "cooldown_type", absent: CooldownType.OneMinusSqrt, ("1-sqrt", CooldownType.OneMinusSqrt), ("cosine", CooldownType.Cosine), ("linear", CooldownType.Linear),
            ("1-square", CooldownType.OneMinusSquare)),
    };
}
