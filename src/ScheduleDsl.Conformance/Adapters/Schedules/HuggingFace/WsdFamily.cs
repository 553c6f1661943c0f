using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.HuggingFace;

namespace ScheduleDsl.Conformance.Adapters.Schedules.HuggingFace;

internal sealed class WsdFamily : ScheduleAdapter
{
    public override string Family => "hf_wsd_schedule";

    protected override Schedule Schedule(Fields parameters) => new WsdSchedule
    {
        Lr = parameters.Number("lr"),
        NumWarmupSteps = parameters.Count("num_warmup_steps"),
        NumDecaySteps = parameters.Count("num_decay_steps"),
        NumTrainingSteps = parameters.Count("num_training_steps", absent: 0),
        NumStableSteps = parameters.Count("num_stable_steps", absent: -1),
        // The version that brought the types moved the start of the warmup.
        WarmupFromZero = !parameters.Has("warmup_type"),
        WarmupType = Shape(parameters, "warmup_type", WsdType.Linear),
        DecayType = Shape(parameters, "decay_type", WsdType.Cosine),
        MinLrRatio = parameters.Number("min_lr_ratio", absent: 0),
        NumCycles = parameters.Number("num_cycles", absent: 0.5),
    };

    private static WsdType Shape(Fields parameters, string name, WsdType absent) =>
        parameters.ChoiceOr(name, absent, ("linear", WsdType.Linear), ("cosine", WsdType.Cosine), ("1-sqrt", WsdType.OneMinusSqrt));
}
