using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Baselines;

/// <summary>The AdamW kernel that a C# programmer who knows vectors writes: 16 weights at a time, or two times 16.</summary>
internal sealed unsafe class VectorAdamW512(Buffers buffers, Size size, Gang gang, bool twice)
    : LoopContender(twice ? "hand-written Vector512 x2" : "hand-written Vector512", Role.HandVector, size, gang)
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
        for (; i <= count - 16; i += 16)
            Sixteen(p + i, g + i, m + i, v + i, constants);
        ScalarTail.AdamW(p + i, g + i, m + i, v + i, count - i, numbers);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void UpdateTwice(float* p, float* g, float* m, float* v, int count, AdamWNumbers numbers)
    {
        Constants constants = new(numbers);
        int i = 0;
        for (; i <= count - 32; i += 32)
        {
            Sixteen(p + i, g + i, m + i, v + i, constants);
            Sixteen(p + i + 16, g + i + 16, m + i + 16, v + i + 16, constants);
        }

        ScalarTail.AdamW(p + i, g + i, m + i, v + i, count - i, numbers);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Sixteen(float* p, float* g, float* m, float* v, in Constants c)
    {
        Vector512<float> gradient = Vector512.Load(g), weight = Vector512.Load(p);
        Vector512<float> first = Vector512.FusedMultiplyAdd(c.Beta1, Vector512.Load(m), c.OneLess1 * gradient);
        Vector512<float> second = Vector512.FusedMultiplyAdd(c.Beta2, Vector512.Load(v), c.OneLess2 * gradient * gradient);
        Vector512<float> direction = first / (Vector512.Sqrt(second) + c.Epsilon);
        first.Store(m);
        second.Store(v);
        Vector512.FusedMultiplyAdd(c.Rate, -direction, c.Keep * weight).Store(p);
    }

    private readonly struct Constants(AdamWNumbers numbers)
    {
        public readonly Vector512<float> Beta1 = Vector512.Create((float)AdamWNumbers.Beta1), OneLess1 = Vector512.Create((float)(1 - AdamWNumbers.Beta1));
        public readonly Vector512<float> Beta2 = Vector512.Create((float)AdamWNumbers.Beta2), OneLess2 = Vector512.Create((float)(1 - AdamWNumbers.Beta2));
        public readonly Vector512<float> Rate = Vector512.Create(numbers.Rate), Keep = Vector512.Create(numbers.Keep);
        public readonly Vector512<float> Epsilon = Vector512.Create(numbers.FoldedEpsilon);
    }
}
