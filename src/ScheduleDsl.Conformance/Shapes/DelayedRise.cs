namespace ScheduleDsl.Conformance.Shapes;

/// <summary><c>DropsFactor * Peak</c> for <c>DropsSteps</c> updates, then a line from <c>WarmupFrom</c> to the peak.</summary>
[Schedule(Peak = 1)]
[Drops(0, Steps = 0, Factor = 1)]
[Warmup(Steps = 1, From = 0)]
[Hold]
internal sealed partial class DelayedRise;
