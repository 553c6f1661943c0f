namespace ScheduleDsl.Conformance.Shapes;

/// <summary>A line that falls on below its floor after <c>Steps</c> updates, after an optional warmup.</summary>
[Schedule(Peak = 1, End = ScheduleEnd.Continue)]
[Warmup(Steps = 0, From = 0)]
[Decay(typeof(Profiles.Linear), Floor = 0)]
internal sealed partial class OngoingLinear;
