using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Megatron;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Megatron;

internal abstract class RateFamily(string family) : ScheduleAdapter
{
    public override string Family => family;

    protected override Schedule Schedule(Fields parameters) => new OptimizerParamScheduler
    {
        InitLr = parameters.Number("init_lr", absent: 0),
        MaxLr = parameters.Number("max_lr"),
        MinLr = parameters.Number("min_lr", absent: 0),
        LrWarmupSteps = parameters.Count("lr_warmup_steps", absent: 0),
        LrDecaySteps = parameters.Count("lr_decay_steps"),
        LrDecayStyle = parameters.Choice(
            "lr_decay_style", ("linear", LrDecayStyle.Linear), ("cosine", LrDecayStyle.Cosine), ("inverse-square-root", LrDecayStyle.InverseSquareRoot),
            ("WSD", LrDecayStyle.Wsd), ("constant", LrDecayStyle.Constant)),
        WsdDecaySteps = parameters.Count("wsd_decay_steps", absent: 0),
        LrWsdDecayStyle = parameters.Choice(
            "lr_wsd_decay_style", absent: LrWsdDecayStyle.Exponential, ("exponential", LrWsdDecayStyle.Exponential), ("linear", LrWsdDecayStyle.Linear),
            ("cosine", LrWsdDecayStyle.Cosine), ("minus_sqrt", LrWsdDecayStyle.MinusSqrt)),
    };
}

internal sealed class LrFamily() : RateFamily("megatron_lr");

internal sealed class WsdFamily() : RateFamily("megatron_wsd");

internal sealed class WeightDecayFamily : ScheduleAdapter
{
    public override string Family => "megatron_weight_decay";

    protected override Schedule Schedule(Fields parameters) => new OptimizerParamScheduler
    {
        // The rate's length, which the weight decay does not read.
        LrDecaySteps = 1,
        StartWd = parameters.Number("start_wd"),
        EndWd = parameters.Number("end_wd"),
        WdIncrSteps = parameters.Count("wd_incr_steps"),
        WdIncrStyle = parameters.Choice(
            "wd_incr_style", ("constant", WdIncrStyle.Constant), ("linear", WdIncrStyle.Linear), ("cosine", WdIncrStyle.Cosine)),
    }.WeightDecay;
}
