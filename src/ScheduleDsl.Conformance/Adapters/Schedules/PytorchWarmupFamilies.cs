using System;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

internal sealed class PytorchLinearWarmupFamily : ScheduleAdapter
{
    public override string Family => "pytorch_warmup_linearwarmup";

    protected override Schedule Schedule(Fields parameters)
        => FromFirstUpdate(parameters.Number("lr"), parameters.Count("warmup_period"));

    /// <summary>Update k gets <c>min(1, (k + 1) / period)</c> of the rate: the first is not zero.</summary>
    public static Schedule FromFirstUpdate(double rate, long period) => new LinearWarmup
    {
        Peak = rate,
        WarmupFromOfPeak = period > 1 ? 1.0 / period : 0,
        WarmupSteps = Math.Max(period - 1, 0),
    };
}

internal sealed class PytorchUntunedLinearWarmupFamily : ScheduleAdapter
{
    public override string Family => "pytorch_warmup_untunedlinearwarmup";

    // The reference truncates the quotient of doubles: 0.99 gives 199 updates, not 200.
    protected override Schedule Schedule(Fields parameters)
        => PytorchLinearWarmupFamily.FromFirstUpdate(parameters.Number("lr"), (long)(2 / (1 - parameters.Number("beta2"))));
}
