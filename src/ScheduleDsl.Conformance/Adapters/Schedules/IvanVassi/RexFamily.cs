using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.IvanVassi;

namespace ScheduleDsl.Conformance.Adapters.Schedules.IvanVassi;

internal sealed class RexFamily : ScheduleAdapter
{
    public override string Family => "ivanvassi_rex";

    protected override Schedule Schedule(Fields parameters) => new RexLR
    {
        NumEpochs = parameters.Count("num_epochs", absent: 1),
        MinVal = parameters.Number("min_val"),
        MaxVal = parameters.Number("max_val"),
    };
}
