namespace ScheduleDsl.Profiles;

/// <summary>The reflected exponential: <c>(1 - t) / (1 - t / 2)</c>, concave, slow at first and fast at the end.</summary>
/// <remarks>
/// Chen, Wolfe, Kyrillidis, "REX: Revisiting Budgeted Training with an Improved Schedule", 2021: <c>(1 - t) / (1/2 + (1 - t) / 2)</c>.
/// </remarks>
[Profile(Falling = true)]
public static partial class Rex
{
    /// <summary>The height at time <paramref name="t"/> in [0, 1]: 1 at 0, 2/3 at 1/2, 0 at 1.</summary>
    public static double Value(double t) => (1 - t) / (1 - t / 2);
}
