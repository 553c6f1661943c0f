namespace ScheduleDsl.Conformance.Shapes;

/// <summary>The peak for <c>HoldSteps</c> updates, then a line down to the floor.</summary>
[Schedule(Peak = 1)]
[Hold(Steps = 0)]
[Decay(typeof(Profiles.Linear), Steps = 1, Floor = 0)]
internal sealed partial class DelayedFall;
