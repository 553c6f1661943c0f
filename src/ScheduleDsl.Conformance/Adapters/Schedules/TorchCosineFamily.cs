using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Conformance.Shapes;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

internal sealed class TorchCosineFamily : ScheduleAdapter
{
    public override string Family => "torch_cosine_annealing_lr";

    protected override Schedule Schedule(Fields parameters)
    {
        double peak = parameters.Number("lr");
        double floor = parameters.Number("eta_min");
        long half = parameters.Count("T_max");

        // Up to its end PyTorch's cosine is the built-in; after it, it rises again.
        return parameters.Number("steps", absent: double.PositiveInfinity) <= half + 1 && peak > 0
            ? new Cosine { Peak = peak, DecayFloorOfPeak = floor / peak, Steps = half }
            : new OngoingCosine { Peak = peak, DecayFloor = floor, Steps = half };
    }
}
