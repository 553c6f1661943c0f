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

        int most = plan.Variants.Max(v => v.Steps.Select((step, i) => Bytes(plan, step, i > 0 ? v.Steps[i - 1] : null)).Sum());
        return most == rule.BytesPerElement
            ? ProofOutcome.Holds($"loops touch what they name, {most} bytes for each weight at most{(subject.HasMatrices ? "; what matrix operations read is not among them" : "")}")
            : ProofOutcome.Differs($"the cost card says {rule.BytesPerElement} bytes for each weight, and the loops touch {most}");
    }

    // What a step of the plan moves for each weight in float. The result of the product before an epilogue is in cache.
    private static int Bytes(KernelPlan plan, PlanStep step, PlanStep? before) => sizeof(float) * step switch
    {
        LoopStep { Space: StateSpace.Element } loop => loop.Reads.Where(t => !loop.IsEpilogue || t != ((MatrixStep)before!).Target).Concat(loop.Writes).Count(t => IsMoved(plan.Tensors[t])),
        SelectStep selection when IsMoved(plan.Tensors[selection.Source]) => SelectStep.Reads,
        _ => 0,
    };

    private static bool IsMoved(TensorInfo tensor) => tensor is { Space: StateSpace.Element, Source: not TensorSource.Draw };

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
