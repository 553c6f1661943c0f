namespace ScheduleDsl.Conformance.Shapes;

/// <summary>Warmup, the peak, and one minus the square root down over the last <c>DecaySteps</c> of <c>Steps</c> updates.</summary>
[Schedule(Peak = 1)]
[Warmup(Steps = 0, From = 0)]
[Hold]
[Decay(typeof(Profiles.OneMinusSqrt), Steps = 1, Floor = 0)]
internal sealed partial class OneMinusSqrtCooldown;
