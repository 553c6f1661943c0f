using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.PyTorch;

namespace ScheduleDsl.Conformance.Adapters.Schedules.PyTorch;

internal sealed class MultiStepFamily : ScheduleAdapter
{
    public override string Family => "torch_multistep_lr";

    protected override Schedule Schedule(Fields parameters) => new MultiStepLR
    {
        Lr = parameters.Number("lr"),
        Milestones = StepTable.Of(parameters.Numbers("milestones")),
        Gamma = parameters.Number("gamma"),
    };
}

internal sealed class WarmRestartsFamily : ScheduleAdapter
{
    public override string Family => "torch_cosine_warm_restarts";

    protected override Schedule Schedule(Fields parameters) => new CosineAnnealingWarmRestarts
    {
        Lr = parameters.Number("lr"),
        T0 = parameters.Count("T_0"),
        TMult = parameters.Count("T_mult"),
        EtaMin = parameters.Number("eta_min"),
    };
}
