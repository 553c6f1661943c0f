using System;
using System.Runtime.CompilerServices;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Baselines;

/// <summary>AdamW as the paper states it, one weight at a time.</summary>
internal sealed unsafe class NaiveAdamW(Buffers buffers, Size size, Gang gang) : LoopContender("naive C# loop", Role.NaiveLoop, size, gang)
{
    protected override void Step(long step, int first, int count, int thread) => Update(
        new Span<float>(buffers.Parameters + first, count), new Span<float>(buffers.Gradients + first, count),
        new Span<float>(buffers.State(0) + first, count), new Span<float>(buffers.State(1) + first, count), new AdamWNumbers(step));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update(Span<float> parameters, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second, AdamWNumbers numbers)
    {
        const float rate = (float)AdamWNumbers.LearningRate, decay = (float)AdamWNumbers.WeightDecay, epsilon = (float)AdamWNumbers.Epsilon;
        const float beta1 = (float)AdamWNumbers.Beta1, beta2 = (float)AdamWNumbers.Beta2;
        float correction1 = (float)numbers.Correction1, correction2 = (float)numbers.Correction2;
        for (int i = 0; i < parameters.Length; i++)
        {
            float gradient = gradients[i];
            first[i] = beta1 * first[i] + (1 - beta1) * gradient;
            second[i] = beta2 * second[i] + (1 - beta2) * gradient * gradient;
            float direction = first[i] / correction1 / (MathF.Sqrt(second[i] / correction2) + epsilon);
            parameters[i] -= rate * (direction + decay * parameters[i]);
        }
    }
}
