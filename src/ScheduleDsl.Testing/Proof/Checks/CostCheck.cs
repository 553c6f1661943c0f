using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>The cost card counts the memory that loops touch: a loop over weights is run without each of its tensors in turn, which it has to miss.</summary>
internal static unsafe class CostCheck
{
    // So few that an address behind a missing tensor's is on the page that no process has, and a whole row and block of everything.
    private const int Count = 64;
    private const int Span = 8;

    public static ProofOutcome Run(Subject subject)
    {
        CompiledRule rule = subject.Rule;
        KernelPlan plan = rule.Plan(ElementType.Float32);
        foreach (LoopStep loop in plan.Variants.SelectMany(v => v.Steps).OfType<LoopStep>().Where(l => l.Space == StateSpace.Element).DistinctBy(l => l.Loop))
        {
            int[] declared = [.. loop.Reads.Union(loop.Writes)];
            foreach (Arm arm in (Arm[])[Arm.Scalar, Arm.Auto])
            {
                if (Misses(rule, plan, loop, arm, declared, without: -1))
                    return ProofOutcome.Differs($"loop {loop.Loop} touches memory that its plan does not name");
                foreach (int tensor in declared.Where(t => !Misses(rule, plan, loop, arm, declared, t)))
                    return ProofOutcome.Differs($"loop {loop.Loop} does not touch {plan.Tensors[tensor].Name}, which its plan names");
            }
        }

        int most = plan.Variants.Max(v => v.Steps.OfType<LoopStep>().Sum(l => Bytes(plan, l)) + v.Steps.OfType<SelectStep>().Sum(s => Bytes(plan, s)));
        return most == rule.BytesPerElement
            ? ProofOutcome.Holds($"loops touch what they name, {most} bytes for each weight at most{(subject.HasMatrices ? "; what matrix operations read is not among them" : "")}")
            : ProofOutcome.Differs($"the cost card says {rule.BytesPerElement} bytes for each weight, and the loops touch {most}");
    }

    /// <summary>Bytes that a loop moves for each weight in float.</summary>
    private static int Bytes(KernelPlan plan, LoopStep loop) => loop.Space != StateSpace.Element ? 0
        : loop.Reads.Concat(loop.Writes).Count(t => plan.Tensors[t] is { Space: StateSpace.Element, Source: not TensorSource.Draw }) * sizeof(float);

    /// <summary>Bytes that a selection reads for each weight in float.</summary>
    private static int Bytes(KernelPlan plan, SelectStep selection) =>
        plan.Tensors[selection.Source] is { Space: StateSpace.Element, Source: not TensorSource.Draw } ? SelectStep.Reads * sizeof(float) : 0;

    // Whether the loop, handed those tensors but one, reaches for one that it was not handed.
    private static bool Misses(CompiledRule rule, KernelPlan plan, LoopStep loop, Arm arm, IEnumerable<int> handed, int without)
    {
        float[] memory = GC.AllocateArray<float>(plan.Tensors.Count * Count, pinned: true);
        double[] uniforms = GC.AllocateArray<double>(Math.Max(1, rule.UniformCount), pinned: true);
        double[] partials = GC.AllocateArray<double>(Math.Max(1, loop.Reductions.Count), pinned: true);
        void** tensors = stackalloc void*[plan.Tensors.Count];
        fixed (float* first = memory)
        fixed (double* block = uniforms, sums = partials)
        {
            foreach (int tensor in handed)
                tensors[tensor] = tensor == without ? null : first + tensor * Count;
            try
            {
                rule.Run(ElementType.Float32, Arms.Resolve(arm), LoopMemory.AsComputed, loop.Loop, tensors, Count, loop.Span == LoopSpan.None ? 0 : Span, block, sums);
                return false;
            }
            catch (NullReferenceException)
            {
                return true;
            }
        }
    }
}
