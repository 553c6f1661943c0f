using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Nanotron;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Nanotron;

internal sealed class WsdcFamily : ScheduleAdapter
{
    public override string Family => "nanotron_wsdc";

    protected override Schedule Schedule(Fields parameters)
    {
        double rate = parameters.Number("learning_rate");
        return new LrSchedulerBuilder
        {
            LearningRate = rate,
            MinDecayLr = parameters.Number("min_decay_lr", absent: rate),
            LrWarmupSteps = parameters.Count("lr_warmup_steps", absent: 0),
            LrWarmupStyle = parameters.Choice("lr_warmup_style", absent: LrWarmupStyle.Linear, ("linear", LrWarmupStyle.Linear), ("constant", LrWarmupStyle.Constant)),
            LrDecayStyle = parameters.Choice(
                "lr_decay_style", absent: LrDecayStyle.Linear, ("linear", LrDecayStyle.Linear), ("cosine", LrDecayStyle.Cosine), ("1-sqrt", LrDecayStyle.OneMinusSqrt)),
            LrDecayStartingStep = parameters.Count("lr_decay_starting_step", absent: -1),
            LrDecaySteps = parameters.Count("lr_decay_steps", absent: -1),
            TotalTrainingSteps = parameters.Count("total_training_steps", absent: parameters.Count("steps", absent: 0)),
        };
    }
}
