using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optax;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Optax;

internal sealed class LinearOnecycleFamily : ScheduleAdapter
{
    public override string Family => "optax_linear_onecycle_schedule";

    protected override Schedule Schedule(Fields parameters) => new LinearOnecycleSchedule
    {
        TransitionSteps = parameters.Count("transition_steps"),
        PeakValue = parameters.Number("peak_value"),
        PctFinal = parameters.Number("pct_final", absent: 0.85),
        PctStart = parameters.Number("pct_start", absent: 0.3),
        DivFactor = parameters.Number("div_factor", absent: 25),
        FinalDivFactor = parameters.Number("final_div_factor", absent: 1e4),
    };
}

internal sealed class CosineOnecycleFamily : ScheduleAdapter
{
    public override string Family => "optax_cosine_onecycle_schedule";

    protected override Schedule Schedule(Fields parameters) => new CosineOnecycleSchedule
    {
        TransitionSteps = parameters.Count("transition_steps"),
        PeakValue = parameters.Number("peak_value"),
        PctStart = parameters.Number("pct_start", absent: 0.3),
        DivFactor = parameters.Number("div_factor", absent: 25),
        FinalDivFactor = parameters.Number("final_div_factor", absent: 1e4),
    };
}
