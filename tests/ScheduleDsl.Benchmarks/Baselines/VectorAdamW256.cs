using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Baselines;

/// <summary>The AdamW kernel that a C# programmer who knows vectors writes: 8 weights at a time, or two times 8.</summary>
internal sealed unsafe class VectorAdamW256(Buffers buffers, Size size, Gang gang, bool twice)
    : LoopContender(twice ? "hand-written Vector256 x2" : "hand-written Vector256", Role.HandVector, size, gang)
{
    protected override void Step(long step, int first, int count, int thread)
    {
        float* p = buffers.Parameters + first, g = buffers.Gradients + first, m = buffers.State(0) + first, v = buffers.State(1) + first;
        if (twice)
            UpdateTwice(p, g, m, v, count, new AdamWNumbers(step));
        else
            Update(p, g, m, v, count, new AdamWNumbers(step));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update(float* p, float* g, float* m, float* v, int count, AdamWNumbers numbers)
    {
        Constants constants = new(numbers);
        int i = 0;
        for (; i <= count - 8; i += 8)
            Eight(p + i, g + i, m + i, v + i, constants);
        ScalarTail.AdamW(p + i, g + i, m + i, v + i, count - i, numbers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateTwice(float* p, float* g, float* m, float* v, int count, AdamWNumbers numbers)
    {
        Constants constants = new(numbers);
        int i = 0;
        for (; i <= count - 16; i += 16)
        {
            Eight(p + i, g + i, m + i, v + i, constants);
            Eight(p + i + 8, g + i + 8, m + i + 8, v + i + 8, constants);
        }

        ScalarTail.AdamW(p + i, g + i, m + i, v + i, count - i, numbers);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(float* p, float* g, float* m, float* v, in Constants c)
    {
        Vector256<float> gradient = Vector256.Load(g), weight = Vector256.Load(p);
        Vector256<float> first = Vector256.FusedMultiplyAdd(c.Beta1, Vector256.Load(m), c.OneLess1 * gradient);
        Vector256<float> second = Vector256.FusedMultiplyAdd(c.Beta2, Vector256.Load(v), c.OneLess2 * gradient * gradient);
        Vector256<float> direction = first / (Vector256.Sqrt(second) + c.Epsilon);
        first.Store(m);
        second.Store(v);
        Vector256.FusedMultiplyAdd(c.Rate, -direction, c.Keep * weight).Store(p);
    }

    private readonly struct Constants(AdamWNumbers numbers)
    {
        public readonly Vector256<float> Beta1 = Vector256.Create((float)AdamWNumbers.Beta1), OneLess1 = Vector256.Create((float)(1 - AdamWNumbers.Beta1));
        public readonly Vector256<float> Beta2 = Vector256.Create((float)AdamWNumbers.Beta2), OneLess2 = Vector256.Create((float)(1 - AdamWNumbers.Beta2));
        public readonly Vector256<float> Rate = Vector256.Create(numbers.Rate), Keep = Vector256.Create(numbers.Keep);
        public readonly Vector256<float> Epsilon = Vector256.Create(numbers.FoldedEpsilon);
    }
}
