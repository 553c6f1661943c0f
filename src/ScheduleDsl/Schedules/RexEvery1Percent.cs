namespace ScheduleDsl.Schedules;

/// <summary>The REX profile, read at every percent of the run.</summary>
/// <remarks>
/// Update <c>k</c> of the decay, counted from 0, gets <c>floor + (Peak - floor) Rex(m / 100)</c> with <c>floor =
/// DecayFloorOfPeak * Peak</c>, for the largest mark <c>m</c> (0 among them) with <c>100 k &gt;= m L</c>. The decay is <c>L
/// = Steps - WarmupSteps</c> updates long and comes after an optional warmup (<c>WarmupSteps</c>, 0: none). <c>Steps</c>
/// has to be set. The sampling rate "1-1" of Chen, Wolfe, Kyrillidis, "REX: Revisiting Budgeted Training with an Improved
/// Schedule", 2021. UNVERIFIED: that a reading is taken at the left end of each interval.
/// </remarks>
[Schedule(Peak = 1)]
[Warmup(Steps = 0)]
[Decay(typeof(Profiles.Rex), FloorOfPeak = 0)]
[Sampling(EveryPercent = 1)]
public sealed partial class RexEvery1Percent;
