using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>Half a period of the cosine: <c>(1 + cos(pi t)) / 2</c>.</summary>
/// <remarks>Loshchilov and Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2016.</remarks>
[Profile(Falling = true)]
public static partial class Cosine
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 1/2 at 1/2, 0 at 1.</summary>
    public static double Value(double t) => (1 + Cos(3.141592653589793 * t)) / 2;
}
