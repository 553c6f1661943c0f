using System;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>A family of schedules: settings from <c>parameters</c>, then the value of every update.</summary>
internal abstract class ScheduleAdapter : ValuesAdapter
{
    protected sealed override Func<int, double> Values(Fields parameters, GoldenFile file)
    {
        Schedule schedule = Schedule(parameters);
        return index => schedule.At(index);
    }

    /// <summary>The built-in with the settings of a file's <c>parameters</c>.</summary>
    protected abstract Schedule Schedule(Fields parameters);
}
