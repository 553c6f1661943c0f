using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>Fits schedules to the plan of a recipe. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlannedSchedule
{
    /// <summary>The schedule with its length set to the plan's; one without a settable length stays as it is.</summary>
    /// <param name="schedule">As declared.</param>
    /// <param name="steps">Number of updates of the plan.</param>
    public static Schedule Over(Schedule schedule, long steps)
    {
        for (int i = 0; i < schedule.Properties.Count; i++)
        {
            if (schedule.Properties[i].Name == nameof(ScheduleAttribute.Steps))
                return schedule.With(i, steps);
        }
        return schedule;
    }
}
