using static ScheduleDsl.Language;

namespace ScheduleDsl.Profiles;

/// <summary>The cosine reflected at the straight line: <c>2 (1 - t) - (1 + cos(pi t)) / 2</c>, fast at both ends and slow between.</summary>
/// <remarks>Hägele et al., "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations", 2024.</remarks>
[Profile(Falling = true)]
public static partial class MirrorCosine
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 1/2 at 1/2, 0 at 1.</summary>
    public static double Value(double t) => 2 * (1 - t) - (1 + Cos(3.141592653589793 * t)) / 2;
}
