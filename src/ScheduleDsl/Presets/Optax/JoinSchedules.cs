using System;
using System.Collections.Generic;

namespace ScheduleDsl.Optax;

/// <summary><c>optax.join_schedules</c>: one schedule after the other, each from its own update 0.</summary>
/// <remarks>
/// The boundaries decide when the next one takes over, not the lengths; where they are equal, <see cref="ScheduleCombinators.Then"/> is the same and shorter.
/// </remarks>
public static class JoinSchedules
{
    /// <summary>Schedule <c>i</c> drives the updates from boundary <c>i - 1</c> up to, and without, boundary <c>i</c>.</summary>
    /// <exception cref="ArgumentException">There is not one boundary less than schedules, or the boundaries fall.</exception>
    public static Schedule Of(IReadOnlyList<Schedule> schedules, IReadOnlyList<long> boundaries) =>
        new JoinedSchedule(nameof(JoinSchedules), schedules, boundaries);
}
