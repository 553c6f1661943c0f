using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optax;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Optax;

internal sealed class ExponentialFamily : ScheduleAdapter
{
    public override string Family => "optax_exponential_decay";

    protected override Schedule Schedule(Fields parameters) => new ExponentialDecay
    {
        InitValue = parameters.Number("init_value"),
        TransitionSteps = parameters.Whole("transition_steps"),
        DecayRate = parameters.Number("decay_rate"),
        TransitionBegin = parameters.Whole("transition_begin", absent: 0),
        Staircase = parameters.Flag("staircase", absent: false),
        EndValue = parameters.Number("end_value", absent: -1),
    };
}

internal sealed class WarmupExponentialFamily : ScheduleAdapter
{
    public override string Family => "optax_warmup_exponential_decay_schedule";

    protected override Schedule Schedule(Fields parameters) => new WarmupExponentialDecaySchedule
    {
        InitValue = parameters.Number("init_value"),
        PeakValue = parameters.Number("peak_value"),
        WarmupSteps = parameters.Count("warmup_steps"),
        TransitionSteps = parameters.Whole("transition_steps"),
        DecayRate = parameters.Number("decay_rate"),
        TransitionBegin = parameters.Whole("transition_begin", absent: 0),
        Staircase = parameters.Flag("staircase", absent: false),
        EndValue = parameters.Number("end_value", absent: -1),
    };
}
