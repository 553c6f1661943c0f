using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Epfl;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Epfl;

internal sealed class CosInfFamily : ScheduleAdapter
{
    public override string Family => "epfl_cosine_then_constant";

    protected override Schedule Schedule(Fields parameters) => new CosInfSchedule
    {
        NIterations = parameters.Count("n_iterations"),
        NWarmup = parameters.Count("n_warmup"),
        DivFactor = parameters.Number("div_factor"),
        FinalDivFactor = parameters.Number("final_div_factor"),
        NInf = parameters.Count("n_inf"),
    };
}

internal sealed class WsdFamily : ScheduleAdapter
{
    public override string Family => "epfl_wsd";

    protected override Schedule Schedule(Fields parameters) => new WsdSchedule
    {
        NIterations = parameters.Count("n_iterations"),
        FinalLrFactor = parameters.Number("final_lr_factor", absent: 0),
        NWarmup = parameters.Count("n_warmup", absent: 1000),
        InitDivFactor = parameters.Number("init_div_factor", absent: 100),
        FractDecay = parameters.Number("fract_decay", absent: 0.1),
        DecayType = parameters.Choice(
            "decay_type", absent: DecayType.Linear, ("linear", DecayType.Linear), ("exp", DecayType.Exp), ("cosine", DecayType.Cosine),
            ("miror_cosine", DecayType.MirorCosine), ("square", DecayType.Square), ("sqrt", DecayType.Sqrt)),
    };
}
