using System;

namespace ScheduleDsl.Benchmarks.Baselines;

/// <summary>What the hand-written vector loops leave over.</summary>
internal static unsafe class ScalarTail
{
    public static void AdamW(float* p, float* g, float* m, float* v, int count, AdamWNumbers numbers)
    {
        float rate = numbers.Rate, keep = numbers.Keep, epsilon = numbers.FoldedEpsilon;
        for (int i = 0; i < count; i++)
        {
            m[i] = MathF.FusedMultiplyAdd((float)AdamWNumbers.Beta1, m[i], (float)(1 - AdamWNumbers.Beta1) * g[i]);
            v[i] = MathF.FusedMultiplyAdd((float)AdamWNumbers.Beta2, v[i], (float)(1 - AdamWNumbers.Beta2) * g[i] * g[i]);
            p[i] = MathF.FusedMultiplyAdd(rate, -(m[i] / (MathF.Sqrt(v[i]) + epsilon)), keep * p[i]);
        }
    }
}
