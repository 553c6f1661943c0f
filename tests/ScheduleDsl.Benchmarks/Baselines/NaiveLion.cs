using System;
using System.Runtime.CompilerServices;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Baselines;

/// <summary>Lion as the paper states it, one weight at a time.</summary>
internal sealed unsafe class NaiveLion(Buffers buffers, Size size, Gang gang) : LoopContender("naive C# loop", Role.NaiveLoop, size, gang)
{
    protected override void Step(long step, int first, int count, int thread) => Update(
        new Span<float>(buffers.Parameters + first, count), new Span<float>(buffers.Gradients + first, count),
        new Span<float>(buffers.State(0) + first, count));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update(Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> momentum)
    {
        const float rate = 1e-4f, beta1 = 0.9f, beta2 = 0.99f, decay = 0.01f;
        for (int i = 0; i < parameters.Length; i++)
        {
            float gradient = gradients[i];
            float direction = beta1 * momentum[i] + (1 - beta1) * gradient;
            float sign = direction > 0 ? 1 : direction < 0 ? -1 : 0;
            momentum[i] = beta2 * momentum[i] + (1 - beta2) * gradient;
            parameters[i] -= rate * (sign + decay * parameters[i]);
        }
    }
}
