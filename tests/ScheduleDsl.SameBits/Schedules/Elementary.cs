using static ScheduleDsl.Language;

namespace ScheduleDsl.SameBits.Schedules;

/// <summary>Every elementary function of the language, over a uniform condition and over one on the argument.</summary>
[Profile]
public static partial class ElementaryProfile
{
    /// <summary>Falls from 1 to 0, by nobody's formula.</summary>
    public static double Value(double t)
    {
        double waves = Sin(12 * t) * Cos(7 * t) + Tanh(3 * t - 1);
        double powers = Pow(1 + t, 2.5) + Exp(-4 * t) + Log(1 + t) + Sqrt(Abs(t - 0.5));
        double folded = t % 0.125 + Floor(9 * t) % 4 + Sign(t - 0.25) * Clamp(t, 0.2, 0.6) + Lerp(1.0, 2.0, t) + Min(t, 0.5) * Max(t, 0.3);
        if (t < 0.3)
            return Abs(waves + powers);
        return t > 0.7 ? Abs(folded) : Abs(waves * powers - folded);
    }
}

/// <summary>Expensive pieces that most vectors do not need, one inside the other.</summary>
[Schedule(Peak = 1, Steps = 300)]
[Warmup(Steps = 20)]
[Decay(typeof(ElementaryProfile), Floor = -0.0)]
public sealed partial class Elementary;
