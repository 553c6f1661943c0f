using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.PyTorch;

namespace ScheduleDsl.Conformance.Adapters.Schedules.PyTorch;

internal sealed class CyclicFamily : ScheduleAdapter
{
    public override string Family => "torch_cyclic_lr";

    protected override Schedule Schedule(Fields parameters) => Read(parameters);

    public static CyclicLR Read(Fields parameters) => new()
    {
        Mode = parameters.Choice(
            "mode", ("triangular", CyclicMode.Triangular), ("triangular2", CyclicMode.Triangular2), ("exp_range", CyclicMode.ExpRange)),
        BaseLr = parameters.Number("base_lr"),
        MaxLr = parameters.Number("max_lr"),
        StepSizeUp = parameters.Count("step_size_up", absent: 2000),
        StepSizeDown = parameters.Count("step_size_down", absent: -1),
        Gamma = parameters.Number("gamma", absent: 1),
        BaseMomentum = parameters.Number("base_momentum", absent: 0.8),
        MaxMomentum = parameters.Number("max_momentum", absent: 0.9),
    };
}

internal sealed class CyclicMomentumFamily : ScheduleAdapter
{
    public override string Family => "torch_cyclic_momentum";

    protected override Schedule Schedule(Fields parameters) => CyclicFamily.Read(parameters).Momentum;
}
