namespace ScheduleDsl.Profiles;

/// <summary>The reflected exponential with its constant free: <c>(1 - t) / (1 - (1 - beta) t)</c>; 1 is the line, 1/2 is <see cref="Rex"/>, towards 0 the fall comes ever later.</summary>
/// <remarks>
/// Chen, Wolfe, Kyrillidis, "REX: Revisiting Budgeted Training with an Improved Schedule", 2021, as generalised by init2winit. A popular
/// third-party code uses 0.1, which is not the paper's constant.
/// </remarks>
[Profile(Falling = true)]
public static partial class GeneralisedRex
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 0 at 1.</summary>
    /// <param name="t">Time in [0, 1].</param>
    /// <param name="beta">Above 0 and at most 1.</param>
    public static double Value(double t, [Setting(Above = 0, Max = 1)] double beta = 0.5) => (1 - t) / (1 - (1 - beta) * t);
}
