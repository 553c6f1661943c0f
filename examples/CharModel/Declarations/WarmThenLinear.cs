using ScheduleDsl;

namespace CharModel.Declarations;

/// <summary>A short warmup, and a line down to nothing.</summary>
[Schedule(Peak = 0.02, Steps = 4_000)]
[Warmup(Fraction = 0.05)]
[Decay(typeof(ScheduleDsl.Profiles.Linear))]
public sealed partial class WarmThenLinear;
