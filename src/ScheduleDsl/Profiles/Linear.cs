namespace ScheduleDsl.Profiles;

/// <summary>A straight line: <c>1 - t</c>.</summary>
/// <remarks>
/// The worst-case-optimal decay for the last iterate (Defazio, Cutkosky, Mehta, Mishchenko, "When, Why and How Much?
/// Adaptive Learning Rate Scheduling by Refinement", 2023).
/// </remarks>
[Profile(Falling = true)]
public static partial class Linear
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 0 at 1.</summary>
    public static double Value(double t) => 1 - t;
}
