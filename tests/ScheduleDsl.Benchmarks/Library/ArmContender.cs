using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Library;

/// <summary>
/// The loop that was generated for one arm, without the run around it, on the same memory as the ceiling and the loops written
/// by hand: what differs between these is the code alone.
/// </summary>
internal sealed unsafe class ArmContender(Arm arm, RuleCase rule, Buffers buffers, Size size, Gang gang)
    : LoopContender($"generated loop, {arm}", arm == Arm.Scalar ? Role.ScalarArm : Role.VectorArm, size, gang)
{
    private readonly PerThread[] threads = Create(gang.Size, rule.Rule.UniformCount);
    private readonly int[] present = rule.States;
    private readonly int states = rule.Rule.States.Count;

    protected override void Step(long step, int first, int count, int thread)
    {
        PerThread own = threads[thread];
        // The prologue is worth hundreds of weights: a run calls it once per step, not per tensor.
        if (own.Step != step)
        {
            fixed (double* uniforms = own.Uniforms)
                own.Variant = rule.Rule.Prologue(ElementType.Float32, rule.Hypers, step, uniforms);
            own.Step = step;
        }

        void** pointers = stackalloc void*[states + 1];
        for (int i = 0; i < states; i++)
            pointers[i] = null;
        for (int i = 0; i < present.Length; i++)
            pointers[present[i]] = buffers.State(i) + first;
        fixed (double* block = own.Uniforms)
            rule.Rule.RunSingleLoop(ElementType.Float32, arm, own.Variant, buffers.Parameters + first, buffers.Gradients + first, pointers, count, block);
    }

    private static PerThread[] Create(int threads, int uniforms)
    {
        PerThread[] created = new PerThread[threads];
        for (int i = 0; i < threads; i++)
            created[i] = new PerThread { Uniforms = new double[uniforms + 1] };
        return created;
    }

    private sealed class PerThread
    {
        public long Step { get; set; }

        public int Variant { get; set; }

        public required double[] Uniforms { get; init; }
    }
}
