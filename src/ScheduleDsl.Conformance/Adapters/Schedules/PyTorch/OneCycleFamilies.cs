using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.PyTorch;

namespace ScheduleDsl.Conformance.Adapters.Schedules.PyTorch;

internal sealed class OneCycleFamily : ScheduleAdapter
{
    public override string Family => "torch_onecycle_lr";

    protected override Schedule Schedule(Fields parameters) => Read(parameters);

    public static OneCycleLR Read(Fields parameters) => new()
    {
        MaxLr = parameters.Number("max_lr"),
        TotalSteps = parameters.Count("total_steps"),
        PctStart = parameters.Number("pct_start"),
        AnnealStrategy = parameters.ChoiceOr("anneal_strategy", Anneal.Cos, ("cos", Anneal.Cos), ("linear", Anneal.Linear)),
        DivFactor = parameters.Number("div_factor"),
        FinalDivFactor = parameters.Number("final_div_factor"),
        ThreePhase = parameters.Flag("three_phase", absent: false),
        BaseMomentum = parameters.Number("base_momentum", absent: 0.85),
        MaxMomentum = parameters.Number("max_momentum", absent: 0.95),
    };
}

internal sealed class OneCycleMomentumFamily : ScheduleAdapter
{
    public override string Family => "torch_onecycle_momentum";

    protected override Schedule Schedule(Fields parameters) => OneCycleFamily.Read(parameters).Momentum;
}
