namespace ScheduleDsl.Profiles;

/// <summary>One minus the square: <c>1 - t^2</c>, slow at first and fast at the end.</summary>
/// <remarks>Hägele et al., "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations", 2024.</remarks>
[Profile(Falling = true)]
public static partial class OneMinusSquare
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 3/4 at 1/2, 0 at 1.</summary>
    public static double Value(double t) => 1 - t * t;
}
