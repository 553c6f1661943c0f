namespace ScheduleDsl.Schedules;

/// <summary>The linear profile, read at the start and at 50 and 75 percent of the run.</summary>
/// <remarks>
/// Update <c>k</c> of the decay, counted from 0, gets <c>floor + (Peak - floor) Linear(m / 100)</c> with <c>floor =
/// DecayFloorOfPeak * Peak</c>, for the largest mark <c>m</c> (0 among them) with <c>100 k &gt;= m L</c>. The decay is <c>L
/// = Steps - WarmupSteps</c> updates long and comes after an optional warmup (<c>WarmupSteps</c>, 0: none). <c>Steps</c>
/// has to be set. The sampling rate "50-75" of Chen, Wolfe, Kyrillidis, "REX: Revisiting Budgeted Training with an Improved
/// Schedule", 2021. UNVERIFIED: that a reading is taken at the left end of each interval.
/// </remarks>
[Schedule(Peak = 1)]
[Warmup(Steps = 0)]
[Decay(typeof(Profiles.Linear), FloorOfPeak = 0)]
[Sampling(50, 75)]
public sealed partial class LinearAt50And75;
