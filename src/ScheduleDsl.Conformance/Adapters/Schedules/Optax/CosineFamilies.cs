using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optax;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Optax;

internal sealed class CosineDecayFamily : ScheduleAdapter
{
    public override string Family => "optax_cosine_decay_schedule";

    protected override Schedule Schedule(Fields parameters) => new CosineDecaySchedule
    {
        InitValue = parameters.Number("init_value"),
        DecaySteps = parameters.Count("decay_steps"),
        Alpha = parameters.Number("alpha", absent: 0),
        Exponent = parameters.Number("exponent", absent: 1),
    };
}

internal sealed class WarmupCosineFamily : ScheduleAdapter
{
    public override string Family => "optax_warmup_cosine_decay_schedule";

    protected override Schedule Schedule(Fields parameters) => Read(parameters);

    public static WarmupCosineDecaySchedule Read(Fields parameters) => new()
    {
        InitValue = parameters.Number("init_value"),
        PeakValue = parameters.Number("peak_value"),
        WarmupSteps = parameters.Count("warmup_steps"),
        DecaySteps = parameters.Count("decay_steps"),
        EndValue = parameters.Number("end_value", absent: 0),
        Exponent = parameters.Number("exponent", absent: 1),
    };
}

internal sealed class SgdrFamily : ScheduleAdapter
{
    public override string Family => "optax_sgdr_schedule";

    protected override Schedule Schedule(Fields parameters) => SgdrSchedule.Of([.. parameters.Items("cycles").Select(Read)]);

    private static WarmupCosineDecaySchedule Read(Fields cycle)
    {
        WarmupCosineDecaySchedule read = WarmupCosineFamily.Read(cycle);
        cycle.RequireAllTaken();
        return read;
    }
}
