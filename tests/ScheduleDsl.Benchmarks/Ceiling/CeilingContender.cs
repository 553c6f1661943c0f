using System;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Ceiling;

/// <summary>The ceiling's turn: weights, gradients and states of one case, as one flat block whatever its tensors are.</summary>
internal sealed unsafe class CeilingContender(ICeiling ceiling, TrafficShape shape, Buffers buffers, Gang gang)
    : LoopContender(ceiling.Name, Role.Ceiling, new Size(1, buffers.Elements), gang)
{
    protected override void Step(long step, int first, int count, int thread)
    {
        // Written streams come first: weights and states, then the gradients, which are only read.
        float** streams = stackalloc float*[3 + buffers.States.Length];
        int stream = 0;
        streams[stream++] = buffers.Parameters + first;
        for (int state = 0; state < buffers.States.Length; state++)
            streams[stream++] = buffers.State(state) + first;
        streams[stream] = buffers.Gradients + first;
        if (!ceiling.Move(shape, streams, count))
            throw new NotSupportedException($"The traffic ceiling has no loop that {shape}.");
    }
}
