using System;

namespace ScheduleDsl.SameBits;

/// <summary>Numbers that break vector code: signed zeros, denormals, extremes, infinities, NaN, among ordinary ones.</summary>
internal static class Inputs
{
    private static readonly float[] Odd =
    [
        0f, -0f, 1f, -1f, float.Epsilon, -float.Epsilon, 1e-40f, 1.17549435e-38f, float.MaxValue, -float.MaxValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1e-20f, -3e19f, 0.99999994f,
    ];

    public static float Next(Random random) =>
        random.Next(4) == 0 ? Odd[random.Next(Odd.Length)] : (float)((random.NextDouble() * 2 - 1) * Math.Pow(10, random.Next(-6, 4)));
}
