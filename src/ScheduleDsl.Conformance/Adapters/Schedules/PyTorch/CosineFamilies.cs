using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.PyTorch;

namespace ScheduleDsl.Conformance.Adapters.Schedules.PyTorch;

internal sealed class CosineFamily : ScheduleAdapter
{
    public override string Family => "torch_cosine_annealing_lr";

    protected override Schedule Schedule(Fields parameters) => new CosineAnnealingLR
    {
        Lr = parameters.Number("lr"),
        TMax = parameters.Count("T_max"),
        EtaMin = parameters.Number("eta_min"),
    };
}

internal sealed class LinearThenCosineFamily : ScheduleAdapter
{
    public override string Family => "torch_sequential_linear_then_cosine";

    protected override Schedule Schedule(Fields parameters) => new LinearThenCosine
    {
        Lr = parameters.Number("lr"),
        WarmupSteps = parameters.Count("warmup_steps"),
        TotalSteps = parameters.Count("total_steps"),
        StartFactor = parameters.Number("start_factor"),
        EtaMin = parameters.Number("eta_min", absent: 0),
    };
}
