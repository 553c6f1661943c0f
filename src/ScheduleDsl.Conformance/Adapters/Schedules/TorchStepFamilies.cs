using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Conformance.Shapes;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

internal sealed class TorchStepFamily : ScheduleAdapter
{
    public override string Family => "torch_step_lr";

    protected override Schedule Schedule(Fields parameters) => new EvenDrops
    {
        Peak = parameters.Number("lr"),
        DropsEverySteps = parameters.Count("step_size"),
        DropsFactor = parameters.Number("gamma"),
    };
}

/// <summary>A drop at every update.</summary>
internal sealed class TorchExponentialFamily : ScheduleAdapter
{
    public override string Family => "torch_exponential_lr";

    protected override Schedule Schedule(Fields parameters)
        => new EvenDrops { Peak = parameters.Number("lr"), DropsEverySteps = 1, DropsFactor = parameters.Number("gamma") };
}
