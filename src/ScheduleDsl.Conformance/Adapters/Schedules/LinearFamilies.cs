using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

internal sealed class TorchLinearFamily : ScheduleAdapter
{
    public override string Family => "torch_linear_lr";

    protected override Schedule Schedule(Fields parameters)
    {
        double rate = parameters.Number("lr");
        return Line.Between(
            rate * parameters.Number("start_factor"), rate * parameters.Number("end_factor"), parameters.Count("total_iters"));
    }
}

internal sealed class OptaxWarmupConstantFamily : ScheduleAdapter
{
    public override string Family => "optax_warmup_constant_schedule";

    protected override Schedule Schedule(Fields parameters)
        => Line.Between(parameters.Number("init_value"), parameters.Number("peak_value"), parameters.Count("warmup_steps"));
}

internal sealed class OptaxLinearFamily : ScheduleAdapter
{
    public override string Family => "optax_linear_schedule";

    protected override Schedule Schedule(Fields parameters) => Line.Between(
        parameters.Number("init_value"), parameters.Number("end_value"), AtLeastZero(parameters, "transition_steps"), AtLeastZero(parameters, "transition_begin"));

    // The reference takes a negative number as 0.
    private static long AtLeastZero(Fields parameters, string name) => parameters.Number(name) < 0 ? 0 : parameters.Count(name);
}
