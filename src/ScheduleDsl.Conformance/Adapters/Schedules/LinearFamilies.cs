using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Schedules;

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

/// <summary>A line between two values, then the second: a warmup where it rises, a decay where it falls.</summary>
internal static class Line
{
    public static Schedule Between(double from, double to, long steps) => from <= to
        ? new LinearWarmup { Peak = to, WarmupFromOfPeak = to == 0 ? 0 : from / to, WarmupSteps = steps }
        : new Linear { Peak = from, DecayFloorOfPeak = to / from, Steps = steps };
}
