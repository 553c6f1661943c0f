using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.PyTorch;

namespace ScheduleDsl.Conformance.Adapters.Schedules.PyTorch;

internal sealed class ConstantFamily : ScheduleAdapter
{
    public override string Family => "torch_constant_lr";

    protected override Schedule Schedule(Fields parameters) => new ConstantLR
    {
        Lr = parameters.Number("lr"),
        Factor = parameters.Number("factor"),
        TotalIters = parameters.Count("total_iters"),
    };
}

internal sealed class LinearFamily : ScheduleAdapter
{
    public override string Family => "torch_linear_lr";

    protected override Schedule Schedule(Fields parameters) => new LinearLR
    {
        Lr = parameters.Number("lr"),
        StartFactor = parameters.Number("start_factor"),
        EndFactor = parameters.Number("end_factor"),
        TotalIters = parameters.Count("total_iters"),
    };
}
