using System;

namespace ScheduleDsl.Benchmarks.Measuring;

/// <summary>
/// A contender that is only a loop: its part of the weights is fixed for each thread, and a thread goes through all steps of a
/// turn without waiting for the others. That is the best a loop without a library around it can do.
/// </summary>
internal abstract class LoopContender : Contender
{
    private readonly Gang gang;
    private readonly Size size;
    private readonly Action<int> work;
    private int steps;

    protected LoopContender(string name, Role role, Size size, Gang gang)
        : base(name, role)
    {
        (this.size, this.gang) = (size, gang);
        work = Work;
    }

    /// <summary>Steps taken before the turn that runs now.</summary>
    private long Taken { get; set; }

    public sealed override void Run(int steps)
    {
        this.steps = steps;
        gang.Run(work);
        Taken += steps;
    }

    /// <summary>One step, counted from 1, over weights that belong to one tensor.</summary>
    protected abstract void Step(long step, int first, int count, int thread);

    private void Work(int thread)
    {
        (int first, int end) = Slice(size.Tensors > 1 ? size.Tensors : size.Length, size.Tensors > 1 ? 1 : 1024, thread);
        for (int step = 1; step <= steps; step++)
        {
            if (size.Tensors == 1 && end > first)
                Step(Taken + step, first, end - first, thread);
            for (int tensor = first; size.Tensors > 1 && tensor < end; tensor++)
                Step(Taken + step, tensor * size.Length, size.Length, thread);
        }
    }

    /// <summary>Splits on 4 KiB boundaries, so that threads share neither page nor cache line.</summary>
    private (int First, int End) Slice(int total, int grain, int thread)
    {
        int grains = total / grain;
        int first = (int)((long)grains * thread / gang.Size) * grain;
        int end = thread == gang.Size - 1 ? total : (int)((long)grains * (thread + 1) / gang.Size) * grain;
        return (first, end);
    }
}
