using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Conformance.Shapes;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

internal sealed class TorchConstantFamily : ScheduleAdapter
{
    public override string Family => "torch_constant_lr";

    protected override Schedule Schedule(Fields parameters)
    {
        double rate = parameters.Number("lr");
        double factor = parameters.Number("factor");
        long iterations = parameters.Count("total_iters");

        // The reference sets the factor at construction and takes it back at that very update: 0 is never reached.
        return iterations == 0
            ? new Constant { Peak = rate * factor }
            : new DelayedRise { Peak = rate, DropsSteps = iterations, DropsFactor = factor, WarmupSteps = 1, WarmupFrom = rate };
    }
}
