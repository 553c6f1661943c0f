namespace ScheduleDsl.SameBits.Schedules;

/// <summary>Goes on beyond its end, where the cosine turns, in readings at every few percent.</summary>
[Schedule(Peak = 2, Steps = 90, End = ScheduleEnd.Continue)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), Floor = 0.5)]
[Sampling(EveryPercent = 3)]
public sealed partial class Continuing;
