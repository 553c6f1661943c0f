using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>A family of schedules: settings from <c>parameters</c>, then the value of every update.</summary>
internal abstract class ScheduleAdapter : Adapter
{
    public sealed override Comparison Replay(GoldenFile file, ConformanceOptions options)
    {
        Fields parameters = file.Fields("parameters");
        Schedule schedule = Schedule(parameters);
        // How many values were recorded, which the values say themselves.
        parameters.Ignore("steps");
        parameters.Ignore("note");
        parameters.RequireAllTaken();

        Tolerance tolerance = new(file.Number("tolerance"), file.Number("absolute_tolerance"));
        double[] recorded = file.Vector("values");
        if (recorded.Length == 0)
            throw file.Wrong("there are no values");
        Comparison worst = Comparison.Exact("at every update");
        for (int update = 0; update < recorded.Length; update++)
        {
            int at = update;
            worst = worst.With(tolerance, schedule.At(update), recorded[update], () => $"at update {at}");
        }

        return worst;
    }

    /// <summary>The built-in with the settings of a file's <c>parameters</c>.</summary>
    protected abstract Schedule Schedule(Fields parameters);
}
