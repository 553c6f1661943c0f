using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>The parameters of one route by group; <paramref name="Name"/> is empty where the run has one route only.</summary>
internal sealed record RouteMembers(string Name, OptimizerSettings Settings, IReadOnlyList<GroupMembers> Groups);
