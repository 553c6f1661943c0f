using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>A halving at equal distances: <c>0.5^(halvings t)</c>. It ends at <c>0.5^halvings</c>, not at 0.</summary>
/// <remarks>
/// The decay of MiniCPM's warmup-stable-decay schedule (Hu et al., 2024): over <c>D</c> updates with a half-life of <c>h</c> updates
/// <c>halvings</c> is <c>D / h</c>; <c>h</c> is 5000 there.
/// </remarks>
[Profile(Falling = true)]
public static partial class HalfLife
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, halved after each part 1 / <paramref name="halvings"/>.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="halvings">How often the height is halved on the way, at least 0.</param>
    public static double Value(double t, [Setting(Min = 0)] double halvings = 4) => Pow(0.5, halvings * t);
}
