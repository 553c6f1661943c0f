namespace ScheduleDsl.Conformance.Shapes;

/// <summary>Warmup, the peak, and Megatron-LM's exponential down over the last <c>DecaySteps</c> of <c>Steps</c> updates.</summary>
[Schedule(Peak = 1)]
[Warmup(Steps = 0, From = 0)]
[Hold]
[Decay(typeof(Profiles.Halving), Steps = 1, Floor = 0)]
internal sealed partial class HalvingCooldown;
