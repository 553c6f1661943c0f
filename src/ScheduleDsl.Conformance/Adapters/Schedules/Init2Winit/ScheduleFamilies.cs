using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Init2Winit;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Init2Winit;

internal sealed class RexFamily : ScheduleAdapter
{
    public override string Family => "init2winit_rex";

    protected override Schedule Schedule(Fields parameters) => new RexScheduleFamily
    {
        TotalSteps = parameters.Count("total_steps"),
        WarmupSteps = parameters.Count("warmup_steps"),
        Beta = parameters.Number("beta", absent: 0.9),
        BaseLr = parameters.Number("base_lr"),
    };
}

internal sealed class WarmupFamily : ScheduleAdapter
{
    public override string Family => "init2winit_warmup";

    protected override Schedule Schedule(Fields parameters)
    {
        Fields extra = parameters.Nested("extra");
        WarmupFn warmup = new()
        {
            WarmupSteps = parameters.Count("warmup_steps"),
            BaseLr = parameters.Number("base_lr"),
            WarmupType = parameters.Choice(
                "kind", ("linear_warmup", WarmupType.Linear), ("cosine_warmup", WarmupType.Cosine), ("exponential_warmup", WarmupType.Exponential),
                ("polynomial_warmup", WarmupType.Polynomial)),
            ExpGrowthRate = extra.Number("exp_growth_rate", absent: 1),
            PolyPower = extra.Number("poly_power", absent: 1),
        };
        extra.RequireAllTaken();
        return warmup;
    }
}
