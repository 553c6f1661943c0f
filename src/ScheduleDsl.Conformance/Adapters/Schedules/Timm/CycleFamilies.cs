using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Timm;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Timm;

internal sealed class CosineFamily : ScheduleAdapter
{
    public override string Family => "timm_cosine_lr";

    protected override Schedule Schedule(Fields parameters) => new CosineLRScheduler
    {
        Lr = parameters.Number("lr"),
        TInitial = parameters.Count("t_initial"),
        LrMin = parameters.Number("lr_min", absent: 0),
        CycleMul = parameters.Number("cycle_mul", absent: 1),
        CycleDecay = parameters.Number("cycle_decay", absent: 1),
        CycleLimit = parameters.Count("cycle_limit", absent: 1),
        WarmupT = parameters.Count("warmup_t", absent: 0),
        WarmupLrInit = parameters.Number("warmup_lr_init", absent: 0),
        WarmupPrefix = parameters.Flag("warmup_prefix", absent: false),
        KDecay = parameters.Number("k_decay", absent: 1),
    };
}

internal sealed class PolyFamily : ScheduleAdapter
{
    public override string Family => "timm_poly_lr";

    protected override Schedule Schedule(Fields parameters) => new PolyLRScheduler
    {
        Lr = parameters.Number("lr"),
        TInitial = parameters.Count("t_initial"),
        Power = parameters.Number("power", absent: 0.5),
        LrMin = parameters.Number("lr_min", absent: 0),
        CycleMul = parameters.Number("cycle_mul", absent: 1),
        CycleDecay = parameters.Number("cycle_decay", absent: 1),
        CycleLimit = parameters.Count("cycle_limit", absent: 1),
        WarmupT = parameters.Count("warmup_t", absent: 0),
        WarmupLrInit = parameters.Number("warmup_lr_init", absent: 0),
        WarmupPrefix = parameters.Flag("warmup_prefix", absent: false),
        KDecay = parameters.Number("k_decay", absent: 1),
    };
}

internal sealed class TanhFamily : ScheduleAdapter
{
    public override string Family => "timm_tanh_lr";

    protected override Schedule Schedule(Fields parameters) => new TanhLRScheduler
    {
        Lr = parameters.Number("lr"),
        TInitial = parameters.Count("t_initial"),
        Lb = parameters.Number("lb", absent: -7),
        Ub = parameters.Number("ub", absent: 3),
        LrMin = parameters.Number("lr_min", absent: 0),
        CycleMul = parameters.Number("cycle_mul", absent: 1),
        CycleDecay = parameters.Number("cycle_decay", absent: 1),
        CycleLimit = parameters.Count("cycle_limit", absent: 1),
        WarmupT = parameters.Count("warmup_t", absent: 0),
        WarmupLrInit = parameters.Number("warmup_lr_init", absent: 0),
        WarmupPrefix = parameters.Flag("warmup_prefix", absent: false),
    };
}
