using System;
using System.Numerics.Tensors;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Baselines;

/// <summary>AdamW as a chain of System.Numerics.Tensors calls, each a pass over memory, with one scratch array.</summary>
internal sealed unsafe class TensorsAdamW(Buffers buffers, Size size, Gang gang) : LoopContender("System.Numerics.Tensors chain", Role.TensorPrimitives, size, gang)
{
    private readonly float[] scratch = new float[buffers.Elements];

    protected override void Step(long step, int first, int count, int thread)
    {
        Span<float> p = new(buffers.Parameters + first, count), g = new(buffers.Gradients + first, count);
        Span<float> m = new(buffers.State(0) + first, count), v = new(buffers.State(1) + first, count);
        Span<float> t = scratch.AsSpan(first, count);
        AdamWNumbers numbers = new(step);

        TensorPrimitives.Lerp<float>(m, g, (float)(1 - AdamWNumbers.Beta1), m);
        TensorPrimitives.Multiply<float>(g, g, t);
        TensorPrimitives.Lerp<float>(v, t, (float)(1 - AdamWNumbers.Beta2), v);
        TensorPrimitives.Sqrt<float>(v, t);
        TensorPrimitives.Add(t, numbers.FoldedEpsilon, t);
        TensorPrimitives.Divide<float>(m, t, t);
        TensorPrimitives.Multiply(p, numbers.Keep, p);
        TensorPrimitives.MultiplyAdd<float>(t, -numbers.Rate, p, p);
    }
}
