using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

internal sealed class PytorchOptimizerRexFamily : ScheduleAdapter
{
    public override string Family => "pytorch_optimizer_rex";

    protected override Schedule Schedule(Fields parameters)
    {
        double peak = parameters.Number("max_lr");
        return new Rex { Peak = peak, Steps = parameters.Count("total_steps"), DecayFloorOfPeak = parameters.Number("min_lr") / peak };
    }
}
