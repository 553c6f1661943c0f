namespace ScheduleDsl.Conformance.Shapes;

/// <summary>The peak, multiplied by <c>DropsFactor</c> every <c>DropsEverySteps</c> updates, without end.</summary>
[Schedule(Peak = 1)]
[Drops(EverySteps = 1)]
internal sealed partial class EvenDrops;
