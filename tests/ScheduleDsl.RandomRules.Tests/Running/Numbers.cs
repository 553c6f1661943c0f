using System;

namespace ScheduleDsl.RandomRules.Tests.Running;

/// <summary>Weights and gradients.</summary>
internal static class Numbers
{
    private static readonly float[] Odd =
    [
        0f, -0f, float.Epsilon, -1e-40f, float.MaxValue, -float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN, 1e-20f, -3e19f,
    ];

    public static void Fill<T>(Span<T> values, Random random, bool hasOdd)
        where T : struct, System.Numerics.INumber<T>
    {
        foreach (ref T value in values)
        {
            float ordinary = (float)((random.NextDouble() * 2 - 1) * Math.Pow(10, random.Next(-3, 3)));
            value = T.CreateChecked(hasOdd && random.Next(5) == 0 ? Odd[random.Next(Odd.Length)] : ordinary);
        }
    }
}
