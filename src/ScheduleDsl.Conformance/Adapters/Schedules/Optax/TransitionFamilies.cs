using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optax;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Optax;

internal sealed class ConstantFamily : ScheduleAdapter
{
    public override string Family => "optax_constant_schedule";

    protected override Schedule Schedule(Fields parameters) => new ConstantSchedule
    {
        Value = parameters.Number("value"),
    };
}

internal sealed class LinearFamily : ScheduleAdapter
{
    public override string Family => "optax_linear_schedule";

    protected override Schedule Schedule(Fields parameters) => new LinearSchedule
    {
        InitValue = parameters.Number("init_value"),
        EndValue = parameters.Number("end_value"),
        TransitionSteps = parameters.Whole("transition_steps"),
        TransitionBegin = parameters.Whole("transition_begin", absent: 0),
    };
}

internal sealed class PolynomialFamily : ScheduleAdapter
{
    public override string Family => "optax_polynomial_schedule";

    protected override Schedule Schedule(Fields parameters) => new PolynomialSchedule
    {
        InitValue = parameters.Number("init_value"),
        EndValue = parameters.Number("end_value"),
        Power = parameters.Number("power"),
        TransitionSteps = parameters.Whole("transition_steps"),
        TransitionBegin = parameters.Whole("transition_begin", absent: 0),
    };
}

internal sealed class WarmupConstantFamily : ScheduleAdapter
{
    public override string Family => "optax_warmup_constant_schedule";

    protected override Schedule Schedule(Fields parameters) => new WarmupConstantSchedule
    {
        InitValue = parameters.Number("init_value"),
        PeakValue = parameters.Number("peak_value"),
        WarmupSteps = parameters.Count("warmup_steps"),
    };
}
