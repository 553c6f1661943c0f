using System;
using ScheduleDsl;

namespace TrainDigits.Declarations;

/// <summary>Warmup, a long hold, and a cooldown over the second half of the run: a WSD schedule.</summary>
[Schedule(Peak = 2e-3, Steps = 5_280)]
[Warmup(Fraction = 0.05)]
[Hold]
[Decay(typeof(OneMinusRoot), Fraction = 0.5)]
public sealed partial class WarmHoldCool;

/// <summary><c>1 - sqrt(t)</c>: fast at first, then slowly to nothing (Hägele et al., 2024).</summary>
[Profile]
public sealed partial class OneMinusRoot
{
    private static double Value(double t) => 1 - Math.Sqrt(t);
}
