using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.DeepSpeed;

namespace ScheduleDsl.Conformance.Adapters.Schedules.DeepSpeed;

internal sealed class OneCycleFamily : ScheduleAdapter
{
    public override string Family => "deepspeed_onecycle";

    protected override Schedule Schedule(Fields parameters) => Read(parameters);

    public static OneCycle Read(Fields parameters) => new()
    {
        CycleMinLr = parameters.Number("cycle_min_lr"),
        CycleMaxLr = parameters.Number("cycle_max_lr"),
        DecayLrRate = parameters.Number("decay_lr_rate", absent: 0),
        CycleFirstStepSize = parameters.Count("cycle_first_step_size", absent: 2000),
        CycleSecondStepSize = parameters.Count("cycle_second_step_size", absent: -1),
        CycleFirstStairCount = parameters.Count("cycle_first_stair_count", absent: 0),
        CycleSecondStairCount = parameters.Count("cycle_second_stair_count", absent: -1),
        DecayStepSize = parameters.Count("decay_step_size", absent: 0),
        CycleMinMom = parameters.Number("cycle_min_mom", absent: 0.8),
        CycleMaxMom = parameters.Number("cycle_max_mom", absent: 0.9),
        DecayMomRate = parameters.Number("decay_mom_rate", absent: 0),
    };
}

internal sealed class OneCycleMomentumFamily : ScheduleAdapter
{
    public override string Family => "deepspeed_onecycle_momentum";

    protected override Schedule Schedule(Fields parameters) => OneCycleFamily.Read(parameters).Momentum;
}
