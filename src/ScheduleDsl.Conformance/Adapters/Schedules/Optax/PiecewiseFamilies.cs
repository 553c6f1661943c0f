using System.Globalization;
using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optax;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Optax;

internal sealed class PiecewiseConstantFamily : ScheduleAdapter
{
    public override string Family => "optax_piecewise_constant_schedule";

    protected override Schedule Schedule(Fields parameters) => new PiecewiseConstantSchedule
    {
        InitValue = parameters.Number("init_value"),
        BoundariesAndScales = Boundaries.Read(parameters),
    };
}

internal sealed class PiecewiseInterpolateFamily : ScheduleAdapter
{
    public override string Family => "optax_piecewise_interpolate_schedule";

    protected override Schedule Schedule(Fields parameters) => new PiecewiseInterpolateSchedule
    {
        InterpolateType = parameters.Choice("interpolate_type", ("linear", InterpolateType.Linear), ("cosine", InterpolateType.Cosine)),
        InitValue = parameters.Number("init_value"),
        BoundariesAndScales = Boundaries.Read(parameters),
    };
}

internal static class Boundaries
{
    /// <summary>The reference's dictionary, which may be in any order.</summary>
    public static StepTable Read(Fields parameters) => parameters.Has("boundaries_and_scales")
        ? StepTable.Of([.. parameters.Pairs("boundaries_and_scales").Select(p => (double.Parse(p.Key, CultureInfo.InvariantCulture), p.Value)).OrderBy(p => p.Item1)])
        : StepTable.Empty;
}
