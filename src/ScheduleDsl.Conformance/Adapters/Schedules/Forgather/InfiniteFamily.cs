using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Forgather;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Forgather;

internal sealed class InfiniteFamily : ScheduleAdapter
{
    public override string Family => "forgather_infinite";

    protected override Schedule Schedule(Fields parameters)
    {
        double checkpoint = parameters.Number("checkpoint_step", absent: -1);
        return new InfiniteLRScheduler
        {
            Lr = parameters.Number("lr"),
            WarmupSteps = parameters.Count("warmup_steps", absent: 0),
            CooldownSteps = parameters.Count("cooldown_steps", absent: 0),
            ConstantLr = parameters.Number("constant_lr", absent: 3.75e-5),
            MinLr = parameters.Number("min_lr", absent: 1e-8),
            Tau = parameters.Number("tau", absent: 1e4),
            CheckpointStep = checkpoint < 0 ? -1 : parameters.Count("checkpoint_step"),
        };
    }
}
