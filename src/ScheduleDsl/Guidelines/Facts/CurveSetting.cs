using System.Collections.Generic;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>A number of a schedule whose role is known.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Value">The number in force.</param>
/// <param name="Place">The setting.</param>
internal sealed record CurveSetting(CurveRole Role, double Value, Place Place);

/// <summary>A table of a schedule, such as its milestones.</summary>
/// <param name="Place">The setting.</param>
/// <param name="Times">In the unit that the schedule reads it at, never falling.</param>
internal sealed record TableFacts(Place Place, IReadOnlyList<double> Times);

/// <summary>A number of a schedule that its author bounds.</summary>
/// <param name="Limit">The bounds.</param>
/// <param name="Value">The number in force.</param>
/// <param name="Place">The setting.</param>
internal sealed record BoundedSetting(LimitFacts Limit, double Value, Place Place);
