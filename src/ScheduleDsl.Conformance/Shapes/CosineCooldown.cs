namespace ScheduleDsl.Conformance.Shapes;

/// <summary>Warmup, the peak, and half a cosine down over the last <c>DecaySteps</c> of <c>Steps</c> updates.</summary>
[Schedule(Peak = 1)]
[Warmup(Steps = 0, From = 0)]
[Hold]
[Decay(typeof(Profiles.Cosine), Steps = 1, Floor = 0)]
internal sealed partial class CosineCooldown;
