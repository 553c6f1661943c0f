using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>A hyperbolic tangent: <c>(1 - tanh(lower (1 - t) + upper t)) / 2</c>. Neither end is exact: it starts a little below 1 and ends a little above 0.</summary>
/// <remarks>timm's <c>tanh</c> schedule, whose bounds are the defaults here.</remarks>
[Profile(Falling = true)]
public static partial class Tanh
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: close to 1 at 0, close to 0 at 1.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="lower">Where the tangent is read at 0, at most 0.</param>
    /// <param name="upper">Where the tangent is read at 1, above 0.</param>
    public static double Value(double t, [Setting(Max = 0)] double lower = -7, [Setting(Above = 0)] double upper = 3) => (1 - Tanh(lower * (1 - t) + upper * t)) / 2;
}
