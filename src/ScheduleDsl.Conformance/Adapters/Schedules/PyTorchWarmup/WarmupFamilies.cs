using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.PyTorchWarmup;

namespace ScheduleDsl.Conformance.Adapters.Schedules.PyTorchWarmup;

internal sealed class LinearFamily : ScheduleAdapter
{
    public override string Family => "pytorch_warmup_linearwarmup";

    protected override Schedule Schedule(Fields parameters)
        => new LinearWarmup { Lr = parameters.Number("lr"), WarmupPeriod = parameters.Count("warmup_period") };
}

internal sealed class ExponentialFamily : ScheduleAdapter
{
    public override string Family => "pytorch_warmup_exponentialwarmup";

    protected override Schedule Schedule(Fields parameters)
        => new ExponentialWarmup { Lr = parameters.Number("lr"), WarmupPeriod = parameters.Count("warmup_period") };
}

internal sealed class UntunedLinearFamily : ScheduleAdapter
{
    public override string Family => "pytorch_warmup_untunedlinearwarmup";

    protected override Schedule Schedule(Fields parameters)
        => new UntunedLinearWarmup { Lr = parameters.Number("lr"), Beta2 = parameters.Number("beta2") };
}

internal sealed class UntunedExponentialFamily : ScheduleAdapter
{
    public override string Family => "pytorch_warmup_untunedexponentialwarmup";

    protected override Schedule Schedule(Fields parameters)
        => new UntunedExponentialWarmup { Lr = parameters.Number("lr"), Beta2 = parameters.Number("beta2") };
}

internal sealed class RAdamFamily : ScheduleAdapter
{
    public override string Family => "pytorch_warmup_radamwarmup";

    protected override Schedule Schedule(Fields parameters)
        => new RAdamWarmup { Lr = parameters.Number("lr"), Beta2 = parameters.Number("beta2") };
}
