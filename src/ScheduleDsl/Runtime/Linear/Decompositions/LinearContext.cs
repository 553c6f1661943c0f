namespace ScheduleDsl;

/// <summary>What every part of a decomposition needs.</summary>
internal readonly record struct LinearContext(LinearWorkspace Workspace, LinearOptions Options);
